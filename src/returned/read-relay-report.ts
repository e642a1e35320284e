import { domainOf } from '../domain/address.ts'
import { relayWords } from '../mail/relay-words.ts'
import { judgeFailure } from './judge-failure.ts'
import type { RelayReport } from './relays/relay-report.ts'
import type { Returned } from './returned.ts'

/**
 * What a report of a relay service says, in the terms of mail that came back; its service is known, and so is the
 * delivery.
 */
export function readRelayReport(report: RelayReport, delivery: number): Returned {
  const { kind, recipient, status, words: said } = report
  const words = relayWords(said)
  const facts = { token: 'valid', delivery, recipient, writtenTo: recipient, words } as const
  if (kind !== 'failed') return { kind, ...facts, ...(status && { status }) }
  const failure = { status, words: said, told: '', domain: domainOf(recipient).toLowerCase() }
  return { ...facts, ...judgeFailure(failure) }
}
