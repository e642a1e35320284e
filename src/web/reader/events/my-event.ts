import type { ReaderEvent, ReaderWithEvent } from '../../../actions/events/reader-events.ts'
import { homeZone } from '../../../domain/redated.ts'
import { reminderRules } from '../../../domain/reminders.ts'
import type { Reader } from '../../../store/readers.ts'
import type { Place } from '../me/place.ts'
import { type EventView, phaseIn } from './event-view.ts'

/** An event, one reader, and the page that tells of both. */
export type MyEvent = { course: ReaderWithEvent; view: EventView; place: Place }

/** An event as one reader sees it. */
export function viewFor(
  course: ReaderWithEvent,
  { now, language }: Pick<Place, 'now' | 'language'>,
): EventView {
  const { cohort, programme, reader, found } = course
  const { event, state } = found
  const clock = { now, zone: reader.track.zone, home: homeZone(cohort, reader.track), language }
  return { programme, event, state, phase: phaseIn(cohort, found), reader: clock }
}

/** Whether a letter tells those who are registered, guests too, that the recording is there. */
export function hasRecordingLetter({ state: { facts } }: EventView): boolean {
  const isForThem = (to: string) => to === 'everyone' || to === 'registered'
  return reminderRules(facts).some(({ name, to }) => name === 'replay' && isForThem(to))
}

/** Whether there is nothing left to register for, or to take back, but the letter about a recording still to come. */
export function isForRecording({ phase, state: { facts } }: EventView): boolean {
  const isLate = phase === 'under-way' || phase === 'over'
  return isLate && facts.kind === 'webinar' && facts.replay === undefined
}

/** Whether an event is there for a reader: a guest has those that are for everybody, and their own. */
export function isOpenTo(
  { follows }: Reader,
  { state: { facts }, standing }: Pick<ReaderEvent, 'state' | 'standing'>,
): boolean {
  const isPublic = facts.kind === 'webinar' && facts.public === true
  return follows === 'course' || isPublic || standing !== 'none'
}
