import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import type { Returned } from '../../returned/returned.ts'
import type { Database } from '../../store/database.ts'
import { lockLeaving } from '../../store/leaving.ts'
import { addReturnedMail, findReturnedTo, lockDelivery, markActed } from '../../store/returned-mail.ts'
import { actOn } from './act-on.ts'

/**
 * What became of it. `acted`: something changed. `noted`: it is written down. `seen`: it was before. `forwarded`: a
 * person’s reply was passed on. `ignored`: it has no token of ours, or says nothing of a reader. `too-early`: its letter is
 * still being handed over; ask again later.
 */
export type TakenAs = 'acted' | 'noted' | 'forwarded' | 'seen' | 'ignored' | 'too-early'

/**
 * Writes down what came back, once for its hash, and does what it calls for. Its token is valid, and it is about a
 * reader.
 */
export async function noteReturned(
  tx: Database,
  returned: Returned,
  { mailHash, clock, by }: { mailHash: Buffer; clock: Clock; by: Author },
): Promise<TakenAs> {
  const of = await findReturnedTo(tx, returned)
  if (of === undefined) return 'ignored'
  // Enrolments before deliveries, as hand-overs lock them.
  await lockLeaving(tx, of.enrolmentId, 'everything')
  const { delivery } = returned
  const state = delivery === undefined ? undefined : await lockDelivery(tx, delivery)
  if (isUnderWay(state) && isFailure(returned)) return 'too-early'
  const now = clock.now()
  const id = await addReturnedMail(tx, { ...rowOf(returned), enrolmentId: of.enrolmentId, mailHash, now })
  if (id === undefined) return 'seen'
  const hasActed = await actOn(tx, { returned, of, id, by, now })
  if (hasActed) await markActed(tx, id)
  return hasActed ? 'acted' : 'noted'
}

/**
 * A server may be quicker to say that there is no such mailbox than we are to write down that the relay took the
 * letter.
 */
function isUnderWay(state: string | undefined): boolean {
  return state === 'handed'
}

function isFailure({ kind }: Returned): boolean {
  return kind === 'hard' || kind === 'soft'
}

/** Nothing that a person wrote is kept. */
function rowOf({ kind, delivery, verdict, status, words }: Returned) {
  const isOfServer = kind === 'hard' || kind === 'soft' || kind === 'delayed' || kind === 'complaint'
  const known = { delivery: delivery ?? null, verdict: verdict ?? null, status: status ?? null }
  return { kind, ...known, words: isOfServer ? words : null }
}
