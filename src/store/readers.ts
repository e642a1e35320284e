import { sql } from 'kysely'
import type { Address } from '../domain/address.ts'
import type { IsoDate } from '../domain/calendar-rule.ts'
import type { Track } from '../domain/cohort.ts'
import type { Language } from '../language/catalogues.ts'
import { type Database, rowsOf } from './database.ts'

/** An enrolment as its reader sees it: who, in which cohort, on which dates. */
export type Reader = {
  enrolmentId: number
  /** Of the links in the letters; one of before opens nothing. */
  generation: number
  state: 'pending' | 'active' | 'paused' | 'unsubscribed'
  /** `events`: of a guest, who registered for an event without following the course. */
  follows: 'course' | 'events'
  language: Language
  joinedAt: Date | null
  leftAt: Date | null
  /** The last date of a pause, in the zone of the track; null for one without an end. */
  pausedUntil: IsoDate | null
  subscriberId: number
  address: Address
  firstName: string | null
  /** The slug of the cohort; `findCohort` has the rest. */
  cohort: string
  cohortName: string
  track: Track
}

export async function findReader(db: Database, enrolmentId: number): Promise<Reader | undefined> {
  const query = sql<Omit<Reader, 'track'> & { trackId: number } & Omit<Track, 'id'>>`
    select e.id as enrolment_id, e.generation, e.state, e.follows, e.language, e.joined_at, e.left_at,
      e.paused_until, s.id as subscriber_id, s.address, s.first_name,
      c.slug as cohort, c.name as cohort_name, t.id as track_id, t.day_one, t.zone, t.at_time as at, t.redated
    from feuilleton.enrolments e
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    join feuilleton.tracks t on t.id = e.track_id
    where e.id = ${enrolmentId}`
  const [found] = await rowsOf(db, query)
  if (!found) return undefined
  const { trackId: id, dayOne, zone, at, redated, ...reader } = found
  return { ...reader, track: { id, dayOne, zone, at, redated } }
}
