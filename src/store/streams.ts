import { sql } from 'kysely'
import type { OneOffWords } from '../domain/one-off.ts'
import type { Redated } from '../domain/redated.ts'
import type { TellsWhom } from './audiences.ts'
import { type Database, rowsOf } from './database.ts'

/** What the deliveries of one dispatch share, and whether their cohort's letters flow. */
export type Stream = {
  dispatchId: number
  cohortId: number
  cohort: string
  trackId: number
  trackDayOne: string
  trackZone: string
  trackAt: string
  trackRedated: Redated | null
  expiresAt: Date
  /** Whether the relay has refused letters of this cohort since it took the last one. */
  troubled: boolean
  /** Recipient domains that have refused letters of this cohort since they took the last one. */
  troubledDomains: string[]
  /** When the first of those that are paused is asked again. */
  nextDomainTryAt: Date | null
  /** What its letters are about: an event, for whom, as a reminder or as the notice of a change. A lesson has none. */
  event: string | null
  audience: TellsWhom | null
  reminder: string | null
  /** Of a notice: those who were shown this version, or an earlier one, are told. */
  toldVersion: number | null
  /**
   * Until when families of domains go slower whose providers have asked for less, as instants in ISO; null where none
   * has.
   */
  slowedUntil: Record<string, string> | null
  pausedBy: 'organiser' | 'relay' | null
  /** When the relay is asked again, for a cohort that it paused. */
  nextTryAt: Date | null
  /** Whether an organiser paused this letter by itself. */
  isHeldBack: boolean
  /** What a one-off letter says. */
  oneOff: OneOffWords | null
}

export async function findStream(db: Database, dispatchId: number): Promise<Stream | undefined> {
  const query = sql<Stream>`
    select i.id as dispatch_id, c.id as cohort_id, c.slug as cohort, t.id as track_id, t.day_one as track_day_one,
      t.zone as track_zone, t.at_time as track_at, t.redated as track_redated, i.expires_at,
      i.event, i.audience, i.reminder, i.told_version, p.paused_by, p.next_try_at, i.paused_at is not null as is_held_back,
      case when o.id is not null then jsonb_build_object('subject', o.subject, 'preheader', o.preheader, 'body', o.body) end as one_off,
      p.cohort_id is not null or exists (
        select from feuilleton.refusals r where r.cohort_id = c.id and (r.in_a_row or r.domain is null)) as troubled,
      array(select r.domain from feuilleton.refusals r where r.cohort_id = c.id and r.domain is not null
        union select o.domain from feuilleton.domain_pauses o where o.cohort_id = c.id) as troubled_domains,
      (select min(o.next_try_at) from feuilleton.domain_pauses o where o.cohort_id = c.id) as next_domain_try_at,
      (select jsonb_object_agg(f.family, f.slowed_until) from feuilleton.family_paces f where f.slowed_until is not null)
        as slowed_until
    from feuilleton.dispatches i
    join feuilleton.tracks t on t.id = i.track_id
    join feuilleton.cohorts c on c.id = t.cohort_id
    left join feuilleton.pauses p on p.cohort_id = c.id
    left join feuilleton.one_offs o on o.id = i.one_off_id
    where i.id = ${dispatchId}`
  const [stream] = await rowsOf(db, query)
  return stream
}
