import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

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
  /** Letters that are due and have not expired. */
  waiting: number
}

/** Where that many wait, their number says no more. */
const MOST_COUNTED = 100_000

export async function listPausedLetters(db: Database, now: Date): Promise<PausedLetters[]> {
  return rowsOf(
    db,
    sql<PausedLetters>`
    select c.slug as cohort, c.name as cohort_name, p.domain, p.paused_by, p.reason, p.paused_at, p.next_try_at, c.zone,
      case when p.domain is null then (
        select count(*) from (
          select from feuilleton.tracks t
          join feuilleton.dispatches i on i.track_id = t.id and i.expires_at > ${now}
          join feuilleton.deliveries d on d.dispatch_id = i.id and d.state = 'due'
          where t.cohort_id = c.id limit ${MOST_COUNTED}) counted)
      else (
        select count(*) from (
          select from feuilleton.tracks t
          join feuilleton.dispatches i on i.track_id = t.id and i.expires_at > ${now}
          join feuilleton.deliveries d on d.dispatch_id = i.id and d.state = 'due'
          join feuilleton.enrolments e on e.id = d.enrolment_id
          join feuilleton.subscribers s on s.id = e.subscriber_id and split_part(s.address_key, '@', 2) = p.domain
          where t.cohort_id = c.id limit ${MOST_COUNTED}) counted) end as waiting
    from (
      select cohort_id, null as domain, paused_by, reason, paused_at, next_try_at from feuilleton.pauses
      union all
      select cohort_id, domain, 'relay', reason, paused_at, next_try_at from feuilleton.domain_pauses
    ) p
    join feuilleton.cohorts c on c.id = p.cohort_id and c.state = 'running'
    order by p.paused_at, c.slug, p.domain`,
  )
}
