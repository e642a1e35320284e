import { addressKey, parseAddress } from '../../domain/address.ts'
import type { Suppression } from '../../domain/delivery.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { SUPPRESSION_OF } from '../../mail/refusal-row.ts'
import type { Returned } from '../../returned/returned.ts'
import type { Database } from '../../store/database.ts'
import { isDenyingEverybody } from '../../store/denied-domains.ts'
import { writeEntry } from '../../store/journal.ts'
import {
  isSuppressedAt,
  type ReturnedTo,
  returnDelivery,
  suppressComplaint,
} from '../../store/returned-mail.ts'
import { findSubscriberId } from '../../store/sign-ups.ts'
import { suppressAddress } from '../../store/suppressions.ts'
import { leave } from '../enrolments/leave.ts'
import { pauseRefusing } from './pause-domain.ts'

/** A mail with a valid token, whom it is about, and the id under which it is noted. */
type Acting = { returned: Returned; of: ReturnedTo; id: number; by: Author; now: Date }

/** Does what a mail calls for; true when something changed. The enrolments of its reader are locked. */
export async function actOn(tx: Database, acting: Acting): Promise<boolean> {
  switch (acting.returned.kind) {
    case 'hard':
    case 'soft':
      return bounce(tx, acting)
    case 'complaint':
      return complain(tx, acting)
    case 'unsubscribe':
      return unsubscribe(tx, acting)
    case 'delayed':
    case 'auto-reply':
    case 'challenge':
    case 'reply':
    case 'own':
    case 'none':
    case 'unreadable':
      return false
  }
}

/** The letter was taken, and came back; a fault of the recipient may stop all sending to the address. */
async function bounce(tx: Database, { returned, of, id, by, now }: Acting): Promise<boolean> {
  const { delivery, verdict, words } = returned
  if (delivery === undefined || verdict === undefined) return false
  const reason = verdict === 'letter' ? 'policy' : verdict
  if (!(await returnDelivery(tx, { id, delivery, reason, words, now }))) return false
  if (verdict === 'policy' && isAbout(returned, of)) await pauseRefusing(tx, { delivery, words, now })
  const suppress = await believed(tx, delivery, suppressionFor(returned, of))
  if (suppress === 'never' || of.isErased) return true
  await suppressAddress(tx, { id: delivery, address: of.address, reason: words, suppress }, now)
  await tellJournal(tx, { returned, of, by, now })
  return true
}

/** A server that denies everybody is in trouble; it has to say so a day later too. */
async function believed(tx: Database, delivery: number, suppress: Suppression): Promise<Suppression> {
  return suppress === 'now' && (await isDenyingEverybody(tx, delivery)) ? 'a-day-apart' : suppress
}

/**
 * Only a report about the reader’s own address may suppress it: a reader may have letters passed on to a mailbox that died.
 * A server that names the reader’s address only as the one written to has to say it twice.
 */
function suppressionFor({ verdict, recipient, writtenTo }: Returned, of: ReturnedTo): Suppression {
  const suppress = verdict === undefined ? 'never' : SUPPRESSION_OF[verdict]
  if (isOwn(recipient, of)) return suppress
  return isOwn(writtenTo, of) && suppress === 'now' ? 'a-day-apart' : 'never'
}

function isAbout({ recipient, writtenTo }: Returned, of: ReturnedTo): boolean {
  return isOwn(recipient, of) || isOwn(writtenTo, of)
}

function isOwn(address: string | undefined, of: ReturnedTo): boolean {
  const parsed = parseAddress(address ?? '')
  return parsed.ok && addressKey(parsed.address) === addressKey(of.address)
}

/**
 * Ends every course of who complained, and all sending. A complaint of somebody whom a letter was passed on to does
 * not.
 */
async function complain(tx: Database, { returned, of, by, now }: Acting): Promise<boolean> {
  if (of.isErased || (returned.recipient !== undefined && !isOwn(returned.recipient, of))) return false
  const clock = { now: () => now }
  await leave(tx, { enrolmentId: of.enrolmentId, scope: 'everything', how: 'complaint' }, clock)
  const reason = `complaint: ${returned.words}`
  await suppressComplaint(tx, { addressKey: addressKey(of.address), reason, now })
  await tellJournal(tx, { returned, of, by, now })
  return true
}

async function unsubscribe(tx: Database, { of, now }: Acting): Promise<boolean> {
  const clock = { now: () => now }
  await leave(tx, { enrolmentId: of.enrolmentId, scope: 'course', how: 'mail' }, clock)
  return true
}

/** Tells of a suppression that was made in this transaction. */
async function tellJournal(tx: Database, { returned, of, by, now }: Omit<Acting, 'id'>): Promise<void> {
  const key = addressKey(of.address)
  if (!(await isSuppressedAt(tx, key, now))) return
  const kind = returned.kind === 'complaint' ? ('complaint' as const) : ('hard' as const)
  const subscriberId = await findSubscriberId(tx, key)
  const personal = { address: of.address, reason: returned.words }
  await writeEntry(tx, { by, at: now, deed: { act: 'suppression-returned', kind }, subscriberId, personal })
}
