import { tokenKeys } from '../../app.ts'
import type { Config } from '../../config.ts'
import { type Address, addressKey, parseAddress } from '../../domain/address.ts'
import { addressHashes } from '../../domain/address-hash.ts'
import { UserError } from '../../domain/user-error.ts'
import { type Consent, type ConsentEvent, consentsOf } from '../../store/consents.ts'
import type { Database } from '../../store/database.ts'
import { erasedAmong } from '../../store/erased-addresses.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'

/** `feuilleton consent <address>`: the proof for one person, as one page. */
export async function showConsent(
  config: Config,
  typed: string,
  { json }: { json?: boolean },
  output: Output,
): Promise<number> {
  const parsed = parseAddress(typed)
  if (!parsed.ok) throw new UserError(`this address cannot be used: ${parsed.why}`)
  const { address } = parsed
  const consents = await withStore(config, async (db) => {
    const found = await consentsOf(db, addressKey(address))
    return found.length > 0 ? found : nothingAbout(db, { config, address })
  })
  if (json) output.out(JSON.stringify({ address, consents }, null, 2))
  else for (const line of proofLines(address, consents)) output.out(line)
  return 0
}

/** @throws UserError, always, which says whether the address was erased. */
async function nothingAbout(
  db: Database,
  { config, address }: { config: Config; address: Address },
): Promise<never> {
  const keys = await tokenKeys(config, db)
  const erased = await erasedAmong(db, addressHashes(keys, address))
  const isErased = erased.size > 0 ? `${address} had itself erased: what it agreed to is no longer known` : ''
  throw new UserError(isErased || `nothing is written down about the consent of ${address}`)
}

const EVENTS: Readonly<Record<ConsentEvent, string>> = {
  asked: 'asked to join; this was shown, and the box beside it ticked',
  confirmed: 'confirmed, with the button behind the link of the letter',
  imported: 'enrolled by the organiser, on this legal basis',
  left: 'left',
  erased: 'had itself erased',
}

function* proofLines(address: string, consents: readonly Consent[]): Generator<string> {
  yield `Consent of ${address}`
  let shown: number | undefined
  for (const consent of consents) {
    if (consent.enrolmentId !== shown)
      yield `\n${consent.cohortName} (${consent.cohort}), enrolment ${consent.enrolmentId}, now ${consent.state}`
    shown = consent.enrolmentId
    yield* eventLines(consent)
  }
}

function* eventLines({ event, at, ip, requestId, wording, wordingHash, detail }: Consent): Generator<string> {
  yield `\n  ${at.toISOString()}  ${EVENTS[event]}`
  if (wording !== null) yield `    ${JSON.stringify(wording)}`
  if (wordingHash !== null) yield `    SHA-256 of these words: ${wordingHash}`
  if (ip !== null) yield `    from ${ip}`
  if (requestId !== null) yield `    by request ${requestId}`
  if (detail !== null) yield `    ${JSON.stringify(detail)}`
}
