import { sql } from 'kysely'
import type { Audience } from '../domain/event-schema.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** Whom a letter about an event is for. `concerned`: those registered and those waiting, who are told of a change. */
export type TellsWhom = Audience | 'concerned'

/** How many people of a track each audience of an event has, as things stand. */
export type AudienceCounts = { trackId: number } & Record<TellsWhom, number>

export async function countAudiences(
  db: Database,
  { cohortId, event }: { cohortId: number; event: string },
): Promise<AudienceCounts[]> {
  return rowsOf(
    db,
    sql<AudienceCounts>`
    select e.track_id,
      count(*) filter (where e.follows = 'course' or r.state = 'registered') as everyone,
      count(*) filter (where e.follows = 'course' and r.state is null) as "not-registered",
      count(*) filter (where r.state = 'registered') as registered,
      count(*) filter (where r.state = 'registered' and r.attended) as attended,
      count(*) filter (where r.state = 'registered' and not r.attended) as absent,
      count(*) filter (where r.state <> 'left') as concerned
    from feuilleton.enrolments e
    left join feuilleton.registrations r on r.enrolment_id = e.id and r.event = ${event}
    where e.cohort_id = ${cohortId} and e.state in ('active', 'paused')
    group by e.track_id order by e.track_id`,
  )
}

/** Whether an enrolment is of an audience, at an instant. */
export async function isTold(
  db: Database,
  { enrolmentId, event, audience, at }: { enrolmentId: number; event: string; audience: Audience; at: Date },
): Promise<boolean> {
  const query = sql<{ is: boolean }>`
    select feuilleton.is_told(e.id, e.follows, ${event}, ${audience}, ${at}::timestamptz, null) as is
    from feuilleton.enrolments e where e.id = ${enrolmentId}`
  return (await oneRow(db, query)).is
}
