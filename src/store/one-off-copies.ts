import { sql } from 'kysely'
import type { Track } from '../domain/cohort.ts'
import { isErased } from '../domain/erased-address.ts'
import type { OneOffWords } from '../domain/one-off.ts'
import type { Language } from '../language/catalogues.ts'
import { type Database, rowsOf } from './database.ts'

/** A one-off letter that was written to one subscriber, with what it takes to read it again word for word. */
export type OneOffCopy = {
  deliveryId: number
  enrolmentId: number
  words: OneOffWords
  writtenAt: Date
  writtenVersion: number
  firstName: string | null
  /** The slug of the cohort. */
  cohort: string
  track: Track
  /** Of the pages of its subscriber. */
  language: Language
}

/** The one-off letter of a delivery; undefined when it was not written, its subscriber was erased, or it is none. */
export async function findOneOffCopy(db: Database, deliveryId: number): Promise<OneOffCopy | undefined> {
  const query = sql<OneOffCopy & { address: string }>`
    select d.id as delivery_id, d.enrolment_id, d.written_at, d.written_version, d.written_name as first_name,
      jsonb_build_object('subject', o.subject, 'preheader', o.preheader, 'body', o.body) as words,
      c.slug as cohort, e.language, s.address,
      jsonb_build_object('id', t.id, 'dayOne', t.day_one, 'zone', t.zone, 'at', t.at_time, 'redated', t.redated) as track
    from feuilleton.deliveries d
    join feuilleton.dispatches i on i.id = d.dispatch_id
    join feuilleton.one_offs o on o.id = i.one_off_id
    join feuilleton.tracks t on t.id = i.track_id
    join feuilleton.cohorts c on c.id = t.cohort_id
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where d.id = ${deliveryId} and d.kind = 'one-off' and d.written_at is not null`
  const [found] = await rowsOf(db, query)
  if (!found || isErased(found.address)) return undefined
  const { address: _, ...copy } = found
  return copy
}

/** A one-off letter as a list has it; its subject has its placeholders. */
export type ListedOneOff = { deliveryId: number; subject: string; at: Date }

/** Those that were written to an enrolment, the newest first. */
export async function listOneOffCopies(db: Database, enrolmentId: number): Promise<ListedOneOff[]> {
  return rowsOf(
    db,
    sql<ListedOneOff>`
    select d.id as delivery_id, o.subject, coalesce(d.handed_at, d.written_at) as at
    from feuilleton.deliveries d
    join feuilleton.dispatches i on i.id = d.dispatch_id
    join feuilleton.one_offs o on o.id = i.one_off_id
    where d.enrolment_id = ${enrolmentId} and d.kind = 'one-off' and d.written_at is not null and d.state <> 'skipped'
    order by at desc, d.id desc`,
  )
}

/** A one-off letter that anybody may read: it went to everybody. */
export type ArchivedOneOff = { letter: string; words: OneOffWords; dueAt: Date }

/** Those of a cohort that are out, in order. */
export async function listArchivedOneOffs(
  db: Database,
  cohortId: number,
  now: Date,
): Promise<ArchivedOneOff[]> {
  return rowsOf(
    db,
    sql<ArchivedOneOff>`
    select i.letter, jsonb_build_object('subject', o.subject, 'preheader', o.preheader, 'body', o.body) as words,
      min(i.due_at) as due_at
    from feuilleton.one_offs o join feuilleton.dispatches i on i.one_off_id = o.id
    where o.cohort_id = ${cohortId} and o.readers ->> 'who' = 'everybody' and i.state in ('open', 'closed')
      and i.due_at <= ${now}
    group by o.id, i.letter order by 3, o.id`,
  )
}
