import { createHash } from 'node:crypto'
import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import type { IncomingMail } from '../../mail/incoming-mail.ts'
import { messageIdOf } from '../../returned/message-id.ts'
import { readReturned } from '../../returned/read-returned.ts'
import type { Returned } from '../../returned/returned.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { type Forwarding, forwardReply } from './forward-reply.ts'
import { noteReturned, type TakenAs } from './note-returned.ts'

/** `forwarding`: undefined where no mail can be passed on. */
export type Taking = {
  db: Database
  keys: TokenKeys
  clock: Clock
  by: Author
  forwarding?: Forwarding | undefined
}

/**
 * Reads a mail that came back and does what it calls for, in one transaction. The same mail acts once, through
 * whichever door it comes. Without a valid token nothing changes.
 */
export async function takeReturned(
  mail: IncomingMail,
  { db, keys, clock, by, forwarding }: Taking,
): Promise<{ returned: Returned; taken: TakenAs }> {
  const returned = await readReturned(mail.bytes, { recipient: mail.recipient, keys })
  if (returned.token !== 'valid' || !isOfReader(returned.kind)) return { returned, taken: 'ignored' }
  const mailHash = hashOf(mail.bytes)
  const taken = await inTransaction(db, (tx) => noteReturned(tx, returned, { mailHash, clock, by }))
  if (returned.kind !== 'reply' || (taken !== 'noted' && taken !== 'seen')) return { returned, taken }
  const parts = { db, clock, forwarding }
  return { returned, taken: await forwardReply(parts, returned, { bytes: mail.bytes, mailHash }) }
}

type Noted = Exclude<Returned['kind'], 'own' | 'none' | 'unreadable'>

function isOfReader(kind: Returned['kind']): kind is Noted {
  return kind !== 'own' && kind !== 'none' && kind !== 'unreadable'
}

/** The same mail that comes by two ways has other headers above it, and the same Message-ID. */
function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256')
    .update(messageIdOf(bytes) ?? bytes)
    .digest()
}
