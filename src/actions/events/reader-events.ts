import type { EventState } from '../../domain/event-changes.ts'
import { type EventPhase, eventPhase } from '../../domain/event-phase.ts'
import { trackEvents } from '../../domain/track-reminders.ts'
import type { Database } from '../../store/database.ts'
import { isEventFull } from '../../store/event-capacity.ts'
import { listEventChanges } from '../../store/event-changes.ts'
import { findRegistration, listRegistrations, type Registration } from '../../store/registrations.ts'
import { findReaderCourse, type ReaderCourse } from '../readers/reader-course.ts'

/** An event as it stands for one reader. */
export type ReaderEvent = {
  event: string
  state: EventState
  phase: EventPhase
  standing: 'registered' | 'waiting' | 'none'
  /** Whether somebody who registers now has to wait for a place. */
  isFull: boolean
  /** The address where one signs up for a MOOC, or where a release is found. */
  outsideUrl: string | undefined
}

export type ReaderWithEvent = ReaderCourse & { found: ReaderEvent; registration: Registration | undefined }

/** Finds an event and a reader's registration for it. Undefined when there is no such enrolment or event. */
export async function findReaderEvent(
  db: Database,
  { enrolmentId, event }: { enrolmentId: number; event: string },
  now: Date,
): Promise<ReaderWithEvent | undefined> {
  const course = await findReaderCourse(db, enrolmentId)
  const states = course && (await statesOf(db, course))
  const state = states && Object.hasOwn(states, event) ? states[event] : undefined
  if (!course || !state) return undefined
  const registration = await findRegistration(db, enrolmentId, event)
  const isFull = await isEventFull(db, { cohortId: course.cohort.id, event, facts: state.facts })
  return { ...course, found: { ...told(course, { event, state, registration }, now), isFull }, registration }
}

/** Lists every event of a reader's course, in the order of the programme. */
export async function listReaderEvents(
  db: Database,
  course: ReaderCourse,
  now: Date,
): Promise<Omit<ReaderEvent, 'isFull'>[]> {
  const states = await statesOf(db, course)
  const registrations = await listRegistrations(db, course.reader.enrolmentId)
  return Object.entries(states).map(([event, state]) => {
    const registration = registrations.find((each) => each.event === event)
    return told(course, { event, state, registration }, now)
  })
}

async function statesOf(db: Database, { cohort, programme, reader }: ReaderCourse) {
  const changes = await listEventChanges(db, cohort.id)
  return trackEvents({ cohort, programme, changes }, reader.track)
}

type Known = { event: string; state: EventState; registration: Registration | undefined }

function told(
  { programme, reader }: ReaderCourse,
  { event, state, registration }: Known,
  now: Date,
): Omit<ReaderEvent, 'isFull'> {
  const standing = registration && registration.state !== 'left' ? registration.state : 'none'
  const { link } = state.facts
  const outsideUrl = link === undefined ? undefined : programme.links[link]?.url
  return { event, state, phase: eventPhase(state, { now, zone: reader.track.zone }), standing, outsideUrl }
}
