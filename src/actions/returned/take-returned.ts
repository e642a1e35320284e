import { createHash } from 'node:crypto'
import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import type { IncomingMail } from '../../mail/incoming-mail.ts'
import { messageIdOf } from '../../returned/message-id.ts'
import { readReturned } from '../../returned/read-returned.ts'
import type { Returned } from '../../returned/returned.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { lockLeaving } from '../../store/leaving.ts'
import { addReturnedMail, findReturnedTo, lockDelivery, markActed } from '../../store/returned-mail.ts'
import { actOn } from './act-on.ts'
import { type Forwarding, forwardReply } from './forward-reply.ts'

/**
 * What became of it. `acted`: something changed. `noted`: it is written down. `seen`: it was before. `forwarded`: a
 * person’s reply was passed on. `ignored`: it has no
 * token of ours, or says nothing of a reader. `too-early`: its letter is still being handed over; ask again later.
 */
export type TakenAs = 'acted' | 'noted' | 'forwarded' | 'seen' | 'ignored' | 'too-early'

/** `forwarding`: undefined where no mail can be passed on. */
export type Taking = {
  db: Database
  keys: TokenKeys
  clock: Clock
  by: Author
  forwarding?: Forwarding | undefined
}

/**
 * Reads a mail that came back and does what it calls for, in one transaction. The same mail acts once, through whichever door it
 * comes. Without a valid token nothing changes.
 */
export async function takeReturned(
  mail: IncomingMail,
  { db, keys, clock, by, forwarding }: Taking,
): Promise<{ returned: Returned; taken: TakenAs }> {
  const returned = await readReturned(mail.bytes, { recipient: mail.recipient, keys })
  if (returned.token !== 'valid' || !isOfReader(returned.kind)) return { returned, taken: 'ignored' }
  const mailHash = hashOf(mail.bytes)
  const taken = await inTransaction(db, (tx) => take(tx, returned, { mailHash, clock, by }))
  if (returned.kind !== 'reply' || (taken !== 'noted' && taken !== 'seen')) return { returned, taken }
  const parts = { db, clock, forwarding }
  return { returned, taken: await forwardReply(parts, returned, { bytes: mail.bytes, mailHash }) }
}

type Noted = Exclude<Returned['kind'], 'own' | 'none' | 'unreadable'>

function isOfReader(kind: Returned['kind']): kind is Noted {
  return kind !== 'own' && kind !== 'none' && kind !== 'unreadable'
}

async function take(
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

/** A server may be quicker to say that there is no such mailbox than we are to write down that the relay took the letter. */
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

/** The same mail that comes by two ways has other headers above it, and the same Message-ID. */
function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256')
    .update(messageIdOf(bytes) ?? bytes)
    .digest()
}
