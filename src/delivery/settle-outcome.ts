import { type Outcome, retryAt } from '../domain/delivery.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Settlement } from '../store/settle.ts'
import type { Unwritten } from '../writing/steps.ts'
import type { Deliverer } from './deliverer.ts'

/** How a delivery ends that has no letter. */
export function outcomeOf(unwritten: Unwritten): Outcome {
  if ('held' in unwritten) return { kind: 'held', reason: unwritten.held }
  if ('skipped' in unwritten) return { kind: 'skipped', reason: unwritten.skipped }
  return { kind: 'deferred', reply: unwritten.putOff, cause: 'service' }
}

/** Records how a letter ended, at once. An address that bounced may be suppressed. */
export async function settle(
  { id, address }: ClaimedDelivery,
  outcome: Outcome,
  settlement: Settlement | undefined,
  { ledger }: Deliverer,
): Promise<void> {
  if (outcome.kind === 'bounced') {
    await ledger.suppress({ id, address, reason: outcome.reply, suppress: outcome.suppress })
  }
  if (!settlement) return
  const ending = ledger.settle(settlement)
  ending.flush()
  await ending.written
}

/** What the ledger is told of an outcome; undefined where the claim stays as it is. */
export function settlementOf(
  { id, fence, attempts }: ClaimedDelivery,
  outcome: Outcome,
  { clock, random }: Deliverer,
): Settlement | undefined {
  switch (outcome.kind) {
    case 'submitted':
    case 'unknown':
      return { id, fence, state: outcome.kind, reply: outcome.reply }
    case 'bounced':
      return { id, fence, state: outcome.kind, reply: outcome.reply, reason: outcome.why }
    case 'deferred': {
      const nextAt = retryAt(clock.now(), { attempts, cause: outcome.cause, spread: random() })
      return { id, fence, state: 'due', reply: outcome.reply, nextAt }
    }
    case 'held':
    case 'skipped':
      return { id, fence, state: outcome.kind, reason: outcome.reason }
    case 'withdrawn':
      return undefined
  }
}
