import { type RawBuilder, sql } from 'kysely'
import type { Address } from '../domain/address.ts'
import type { OneOffReaders } from '../domain/one-off.ts'
import { type Database, rowsOf } from './database.ts'
import { gotLesson } from './got-lesson.ts'

/** Readers of a cohort, as they stand at an instant. */
export type ReadersAt = { cohortId: number; readers: OneOffReaders; at: Date }

/** Whether the enrolment `e` is of the readers. Of those who follow the course, but where an event is named. */
export function isOneOffReader({ cohortId, readers, at }: ReadersAt): RawBuilder<boolean> {
  switch (readers.who) {
    case 'everybody':
      return sql`e.follows = 'course'`
    case 'marked-nothing':
      return sql`e.follows = 'course' and not exists (
        select from feuilleton.readings g where g.enrolment_id = e.id)`
    case 'got':
      return sql`e.follows = 'course' and ${gotLesson(readers.lesson)}`
    case 'missed':
      return sql`e.follows = 'course' and not ${gotLesson(readers.lesson)}`
    case 'day':
      return sql`e.follows = 'course' and e.track_id in (${tracksAt({ cohortId, at, lesson: readers.lesson })})`
    case 'registered':
      return registered({ cohortId, event: readers.event }, sql`g.state = 'registered'`)
    case 'waiting':
      return registered({ cohortId, event: readers.event }, sql`g.state = 'waiting'`)
    case 'attended':
      return registered({ cohortId, event: readers.event }, sql`g.state = 'registered' and g.attended`)
    case 'absent':
      return registered({ cohortId, event: readers.event }, sql`g.state = 'registered' and not g.attended`)
  }
}

/** The tracks whose last lesson to fall due is this one. */
function tracksAt({
  cohortId,
  at,
  lesson,
}: {
  cohortId: number
  at: Date
  lesson: string
}): RawBuilder<unknown> {
  return sql`
    select last.track_id from (
      select distinct on (i.track_id) i.track_id, i.letter
      from feuilleton.tracks t join feuilleton.dispatches i on i.track_id = t.id
      where t.cohort_id = ${cohortId} and i.kind = 'lesson' and i.due_at <= ${at} and i.withdrawn_at is null
      order by i.track_id, i.due_at desc, i.id desc) last
    where last.letter = ${lesson}`
}

/** Guests are among them. */
function registered(
  { cohortId, event }: { cohortId: number; event: string },
  standing: RawBuilder<boolean>,
): RawBuilder<boolean> {
  return sql`exists (
    select from feuilleton.registrations g
    where g.cohort_id = ${cohortId} and g.enrolment_id = e.id and g.event = ${event} and ${standing})`
}

/** How many of a track would get a letter, and how many have paused and would not. */
export type ReaderCount = { trackId: number; zone: string; people: number; paused: number }

/** Counts readers by their tracks. Who has left or has still to confirm is none; who is suppressed is found out later. */
export async function countOneOffReaders(db: Database, of: ReadersAt): Promise<ReaderCount[]> {
  return rowsOf(
    db,
    sql<ReaderCount>`
    select n.track_id, t.zone, n.people, n.paused from (
      select e.track_id, count(*) filter (where e.state = 'active') as people,
        count(*) filter (where e.state = 'paused') as paused
      from feuilleton.enrolments e
      where e.cohort_id = ${of.cohortId} and e.state in ('active', 'paused') and e.joined_at is not null
        and ${isOneOffReader(of)}
      group by e.track_id) n
    join feuilleton.tracks t on t.id = n.track_id
    order by n.track_id`,
  )
}

export type OneOffReader = { enrolmentId: number; address: Address; firstName: string | null }

/** The first readers, in the order in which they joined. */
export async function firstOneOffReaders(db: Database, of: ReadersAt, most: number): Promise<OneOffReader[]> {
  return rowsOf(
    db,
    sql<OneOffReader>`
    select e.id as enrolment_id, s.address, s.first_name
    from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
    where e.cohort_id = ${of.cohortId} and e.state = 'active' and e.joined_at is not null and ${isOneOffReader(of)}
    order by e.id limit ${most}`,
  )
}
