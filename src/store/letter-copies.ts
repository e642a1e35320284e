import { sql } from 'kysely'
import type { Track } from '../domain/cohort.ts'
import { isErased } from '../domain/erased-address.ts'
import type { Language } from '../language/catalogues.ts'
import { type Database, rowsOf } from './database.ts'

/** A lesson that is out for one subscriber, with what it takes to read it again word for word. */
export type LetterCopy = {
  deliveryId: number
  enrolmentId: number
  letter: string
  day: number
  /** The instant it speaks from: when it was written, or when it fell due for one that was skipped. */
  writtenAt: Date
  /** Whether it was written to be mailed: not when it was skipped before. */
  isWritten: boolean
  /** The version of the events of its cohort that it speaks of, when it is written. */
  writtenVersion: number
  /** The first name it greets. */
  firstName: string | null
  /** When its subscriber marked it as read. */
  readAt: Date | null
  /** The slug of the cohort. */
  cohort: string
  track: Track
  /** Of the pages of its subscriber; the lesson is in the language of its programme. */
  language: Language
}

type Row = Omit<LetterCopy, 'track'> & { trackId: number; address: string } & Omit<Track, 'id'>

/** Lessons alone, that were written or that a pause, an outage or a suppression kept from being mailed. */
const copies = sql`
  select d.id as delivery_id, d.enrolment_id, d.letter, i.day,
    coalesce(d.written_at, i.due_at) as written_at, d.written_at is not null as is_written,
    d.written_version,
    case when d.written_at is null then s.first_name else d.written_name end as first_name,
    g.read_at, c.slug as cohort, e.language, s.address,
    t.id as track_id, t.day_one, t.zone, t.at_time as at, t.redated
  from feuilleton.deliveries d
  join feuilleton.dispatches i on i.id = d.dispatch_id
  join feuilleton.tracks t on t.id = i.track_id
  join feuilleton.cohorts c on c.id = t.cohort_id
  join feuilleton.enrolments e on e.id = d.enrolment_id
  join feuilleton.subscribers s on s.id = e.subscriber_id
  left join feuilleton.readings g on g.enrolment_id = d.enrolment_id and g.letter = d.letter
  where d.kind = 'lesson' and (d.written_at is not null or (d.state = 'skipped' and d.reason in ('paused', 'expired', 'suppressed')))`

/** The lesson of a delivery; undefined when its subscriber may not read it (yet) or was erased, or it is no lesson. */
export async function findLetterCopy(db: Database, deliveryId: number): Promise<LetterCopy | undefined> {
  const [found] = await rowsOf(db, sql<Row>`${copies} and d.id = ${deliveryId}`)
  return found && !isErased(found.address) ? withTrack(found) : undefined
}

/** A lesson by its name, as it went to this enrolment. */
export async function findLessonCopy(
  db: Database,
  { enrolmentId, letter }: { enrolmentId: number; letter: string },
): Promise<LetterCopy | undefined> {
  const query = sql<Row>`${copies} and d.enrolment_id = ${enrolmentId} and d.letter = ${letter}`
  const [found] = await rowsOf(db, query)
  return found && withTrack(found)
}

/** Every lesson that is out for an enrolment, in the order of its days. */
export async function listLetterCopies(db: Database, enrolmentId: number): Promise<LetterCopy[]> {
  const rows = await rowsOf(db, sql<Row>`${copies} and d.enrolment_id = ${enrolmentId} order by i.day, d.id`)
  return rows.map(withTrack)
}

function withTrack({ trackId: id, dayOne, zone, at, redated, address: _, ...copy }: Row): LetterCopy {
  return { ...copy, track: { id, dayOne, zone, at, redated } }
}
