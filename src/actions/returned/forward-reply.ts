import type { Clock } from '../../domain/clock.ts'
import type { Outcome } from '../../domain/delivery.ts'
import type { Edition } from '../../domain/edition.ts'
import type { Post } from '../../mail/post.ts'
import { personReply } from '../../returned/person-reply.ts'
import type { Returned } from '../../returned/returned.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { findEdition } from '../../store/editions.ts'
import { lockReply, markForwarded, type NotedReply } from '../../store/replies.ts'
import { findReturnedTo } from '../../store/returned-mail.ts'
import { forwardedReply } from '../../writing/forwarded-reply.ts'

/** What passes replies of readers on. */
export type Forwarding = { post: Post; publicUrl: string; mailDomain: string | undefined }

type Passing = { db: Database; clock: Clock; forwarding: Forwarding | undefined }
type Mail = { bytes: Uint8Array; mailHash: Buffer }

const DAY_MS = 24 * 60 * 60_000
/** In 24 hours, of one reader and of all: whoever sends the course is a person, too. */
const MOST_OF_READER = 5
const MOST_OF_ALL = 200

/**
 * Passes a reader’s reply, which is noted, on to whoever sends the course; once, unless a kill falls between the
 * relay’s answer and the note of it. `noted`: it is not passed on, and stands in the list of organisers. `too-early`:
 * the relay does not take it now, or another process is at it; the mail has to come again.
 */
export async function forwardReply(
  { db, clock, forwarding }: Passing,
  returned: Returned,
  mail: Mail,
): Promise<'forwarded' | 'seen' | 'noted' | 'too-early'> {
  if (forwarding === undefined) return 'noted'
  return inTransaction(db, async (tx) => {
    const now = clock.now()
    const of = await findReturnedTo(tx, returned)
    const since = new Date(now.getTime() - DAY_MS)
    const noted = of && (await lockReply(tx, { enrolmentId: of.enrolmentId, mailHash: mail.mailHash, since }))
    if (noted === undefined) return 'too-early'
    if (noted.forwardedAt !== null) return 'seen'
    const outcome = await send(tx, { noted, bytes: mail.bytes, forwarding, now })
    if (outcome?.kind === 'deferred') return 'too-early'
    if (outcome?.kind !== 'submitted' && outcome?.kind !== 'unknown') return 'noted'
    await markForwarded(tx, noted.id, now)
    return 'forwarded'
  })
}

type Sending = { noted: NotedReply; bytes: Uint8Array; forwarding: Forwarding; now: Date }

async function send(tx: Database, { noted, bytes, forwarding, now }: Sending): Promise<Outcome | undefined> {
  if (noted.forwardedOfReader >= MOST_OF_READER || noted.forwardedOfAll >= MOST_OF_ALL) return undefined
  const [reply, edition] = [await personReply(bytes), await findEdition(tx, noted.editionHash)]
  if (!reply || !edition || isOfSender(reply.from, edition)) return undefined
  const { post, publicUrl, mailDomain } = forwarding
  const { cohortName, letter, subscriberId, id } = noted
  const personUrl = `${publicUrl}/o/people/${subscriberId}`
  const about = { edition, cohortName, letter, personUrl, mailDomain, now }
  return post(forwardedReply({ ...about, reply, id: `reply.${id}` }))
}

/** What comes from where it would go to would go round. */
function isOfSender(from: string | undefined, { programme }: Edition): boolean {
  return from?.toLowerCase() === programme.sender.address.toLowerCase()
}
