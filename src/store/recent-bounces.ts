import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** A letter of a cohort that bounced lately, and how often. */
export type BouncedLetter = { cohort: string; letter: string; n: number }

/** What bounced since `since`, the most first. */
export async function countBounces(db: Database, since: Date): Promise<BouncedLetter[]> {
  return rowsOf(
    db,
    sql<BouncedLetter>`
    select c.slug as cohort, d.letter, count(*) as n
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    where d.state = 'bounced' and d.settled_at >= ${since}
    group by c.slug, d.letter order by n desc, c.slug, d.letter`,
  )
}

export type Bounce = {
  id: number
  subscriberId: number
  address: string
  cohort: string
  letter: string
  zone: string
  reply: string
  at: Date
  isSuppressed: boolean
}

type Page = { cohort: string | null; before: { at: Date; id: number } | null; most: number }

/** Who bounced, the newest first: of all cohorts or of one, after the last of the page before. */
export async function listBounces(db: Database, { cohort, before, most }: Page): Promise<Bounce[]> {
  return rowsOf(
    db,
    sql<Bounce>`
    select d.id, s.id as subscriber_id, s.address, c.slug as cohort, d.letter, c.zone, d.reply, d.settled_at as at,
      x.address_key is not null as is_suppressed
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    left join feuilleton.suppressions x on x.address_key = s.address_key
    where d.state = 'bounced' and (${cohort}::text is null or c.slug = ${cohort})
      and (d.settled_at, d.id) < (${before?.at ?? 'infinity'}::timestamptz, ${before?.id ?? 0}::bigint)
    order by d.settled_at desc, d.id desc limit ${most}`,
  )
}
