import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import { isBounced } from './delivery-states.ts'
import type { NamedLetter } from './named-letter.ts'

/** A letter of a cohort that bounced lately, at the relay or by mail, and how often. */
export type BouncedLetter = { cohort: string; cohortName: string; letter: string; n: number }

/** No address of who bounced, `d`, was corrected afterwards. */
const isUncorrected = sql`not exists (
  select from feuilleton.enrolments e join feuilleton.journal j on j.subscriber_id = e.subscriber_id
  where e.id = d.enrolment_id and j.act = 'address-corrected' and j.at >= d.settled_at)`

/** What bounced since `since`, the most first; without those whose address was corrected afterwards. */
export async function countBounces(db: Database, since: Date): Promise<BouncedLetter[]> {
  return rowsOf(
    db,
    sql<BouncedLetter>`
    select c.slug as cohort, c.name as cohort_name, b.letter, sum(b.n)::int as n
    from (
      select d.dispatch_id, d.letter, count(*) as n from feuilleton.deliveries d
      where ${isBounced} and d.settled_at >= ${since} and ${isUncorrected}
      group by d.dispatch_id, d.letter) b
    join feuilleton.dispatches i on i.id = b.dispatch_id
    join feuilleton.tracks t on t.id = i.track_id
    join feuilleton.cohorts c on c.id = t.cohort_id
    group by c.id, b.letter order by n desc, c.slug, b.letter`,
  )
}

export type Bounce = NamedLetter & {
  id: number
  subscriberId: number
  address: string
  cohort: string
  cohortName: string
  editionHash: string
  zone: string
  reply: string
  /** The relay had taken it. */
  cameBack: boolean
  at: Date
  isSuppressed: boolean
}

/** `since`: only what bounced from then on, as `countBounces` counts it. */
type Page = {
  cohort: string | null
  since: Date | null
  before: { at: Date; id: number } | null
  most: number
}

/** Who bounced, the newest first: of all cohorts or of one, after the last of the page before. */
export async function listBounces(db: Database, { cohort, since, before, most }: Page): Promise<Bounce[]> {
  return rowsOf(
    db,
    sql<Bounce>`
    select d.id, s.id as subscriber_id, s.address, c.slug as cohort, c.name as cohort_name, c.edition_hash, d.letter,
      d.kind, i.day, coalesce(i.event, r.detail ->> 'event') as event, r.kind as asked,
      r.detail ->> 'letter' as asked_letter,
      (select o.subject from feuilleton.one_offs o where o.id = i.one_off_id) as subject, c.zone, d.reply,
      d.state = 'returned' as came_back, d.settled_at as at,
      x.address_key is not null as is_suppressed
    from feuilleton.deliveries d
    join feuilleton.dispatches i on i.id = d.dispatch_id
    left join feuilleton.requests r on r.id = d.request_id
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    left join feuilleton.suppressions x on x.address_key = s.address_key
    where ${isBounced} and (${cohort}::text is null or c.slug = ${cohort})
      and (${since}::timestamptz is null or d.settled_at >= ${since} and ${isUncorrected})
      and (d.settled_at, d.id) < (${before?.at ?? 'infinity'}::timestamptz, ${before?.id ?? 0}::bigint)
    order by d.settled_at desc, d.id desc limit ${most}`,
  )
}
