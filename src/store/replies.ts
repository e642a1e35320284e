import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import type { NamedLetter } from './named-letter.ts'

/** A reader’s reply that is to be passed on, to which letter of which cohort, and how many were. */
export type NotedReply = {
  id: number
  forwardedAt: Date | null
  letter: string | null
  cohortName: string
  editionHash: string
  subscriberId: number
  /** Of this reader, and of everybody, since `since`. */
  forwardedOfReader: number
  forwardedOfAll: number
}

type Reply = { enrolmentId: number; mailHash: Buffer; since: Date }

/** Locks a reply until `tx` ends; undefined where another process passes it on at the moment. */
export async function lockReply(
  tx: Database,
  { enrolmentId, mailHash, since }: Reply,
): Promise<NotedReply | undefined> {
  const query = sql<NotedReply>`
    select r.id, r.forwarded_at, d.letter, c.name as cohort_name, c.edition_hash, e.subscriber_id,
      (select count(*) from feuilleton.returned_mail o
        where o.forwarded_at > ${since} and o.enrolment_id = r.enrolment_id)::int as forwarded_of_reader,
      (select count(*) from feuilleton.returned_mail o where o.forwarded_at > ${since})::int as forwarded_of_all
    from feuilleton.returned_mail r
    join feuilleton.enrolments e on e.id = r.enrolment_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    left join feuilleton.deliveries d on d.id = r.delivery_id
    where r.enrolment_id = ${enrolmentId} and r.mail_hash = ${mailHash} and r.kind = 'reply'
    for update of r skip locked`
  return (await rowsOf(tx, query))[0]
}

/** Notes that a reply was passed on. */
export async function markForwarded(tx: Database, id: number, now: Date): Promise<void> {
  await sql`update feuilleton.returned_mail set forwarded_at = ${now} where id = ${id}`.execute(tx)
}

/** A reply of a reader, without its words. `letter` is null where it came to the address to unsubscribe with. */
export type ListedReply = Omit<NamedLetter, 'letter' | 'kind'> & {
  id: number
  letter: string | null
  kind: NamedLetter['kind'] | null
  subscriberId: number
  address: string
  cohort: string
  cohortName: string
  editionHash: string
  zone: string
  at: Date
  forwardedAt: Date | null
}

/** Replies of readers, the newest first, below the last one of the page before. */
export async function listReplies(
  db: Database,
  { below, most }: { below: { at: Date; id: number } | undefined; most: number },
): Promise<ListedReply[]> {
  const query = sql<ListedReply>`
    select r.id, s.id as subscriber_id, s.address, c.slug as cohort, c.name as cohort_name, c.edition_hash, d.letter,
      d.kind, coalesce(i.day, 0) as day, coalesce(i.event, q.detail ->> 'event') as event, q.kind as asked,
      q.detail ->> 'letter' as asked_letter, c.zone, r.returned_at as at, r.forwarded_at
    from feuilleton.returned_mail r
    join feuilleton.enrolments e on e.id = r.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    left join feuilleton.deliveries d on d.id = r.delivery_id
    left join feuilleton.dispatches i on i.id = d.dispatch_id
    left join feuilleton.requests q on q.id = d.request_id
    where r.kind = 'reply'
      and (r.returned_at, r.id) < (${below?.at ?? 'infinity'}::timestamptz, ${below?.id ?? 0}::bigint)
    order by r.returned_at desc, r.id desc limit ${most}`
  return rowsOf(db, query)
}
