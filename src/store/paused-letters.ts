import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import { MOST_COUNTED } from './most-counted.ts'

/** A pause of a cohort, or of one recipient domain for it, and the letters that wait meanwhile. */
export type PausedLetters = {
  cohort: string
  cohortName: string
  /** Null where nothing of the cohort leaves. */
  domain: string | null
  pausedBy: 'organiser' | 'relay'
  reason: string
  pausedAt: Date
  /** When the relay is asked again; null where an organiser has to resume. */
  nextTryAt: Date | null
  zone: string
  /** Letters that are due and have not expired, among the first `MOST_COUNTED` of the cohort that are. */
  waiting: number
  /** Whether there were more to look at. */
  isMore: boolean
}

export async function listPausedLetters(db: Database, now: Date): Promise<PausedLetters[]> {
  return rowsOf(
    db,
    sql<PausedLetters>`
    select c.slug as cohort, c.name as cohort_name, p.domain, p.paused_by, p.reason, p.paused_at, p.next_try_at, c.zone,
      w.waiting, w.is_more
    from (
      select cohort_id, null as domain, paused_by, reason, paused_at, next_try_at from feuilleton.pauses
      union all
      select cohort_id, domain, 'relay', reason, paused_at, next_try_at from feuilleton.domain_pauses
    ) p
    join feuilleton.cohorts c on c.id = p.cohort_id and c.state = 'running'
    cross join lateral (
      select count(*) filter (where place <= ${MOST_COUNTED} and (p.domain is null or ${isAtDomain})) as waiting,
        count(*) > ${MOST_COUNTED} as is_more
      from (
        select d.enrolment_id, row_number() over () as place from feuilleton.tracks t
        join feuilleton.dispatches i on i.track_id = t.id and i.expires_at > ${now}
        -- From dispatch to dispatch: left to itself, the planner looks at what is due of all cohorts.
        cross join lateral (
          select enrolment_id from feuilleton.deliveries
          where dispatch_id = i.id and state = 'due' limit ${MOST_COUNTED + 1}) d
        where t.cohort_id = c.id limit ${MOST_COUNTED + 1}) due
    ) w
    order by p.paused_at, c.slug, p.domain`,
  )
}

/** Whether the letter `due` is to somebody at the domain of the pause `p`. */
const isAtDomain = sql`exists (
  select from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
  where e.id = due.enrolment_id and split_part(s.address_key, '@', 2) = p.domain)`
