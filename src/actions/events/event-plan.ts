import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import type { EventChange, EventState } from '../../domain/event-changes.ts'
import type { Database } from '../../store/database.ts'
import { findPause, type Pause } from '../../store/pauses.ts'
import { type EventLetters, lettersOfChange } from './event-change-letters.ts'
import { noticeTime } from './event-notices.ts'
import { type LessonAbout, lessonsAbout } from './lessons-about-event.ts'

/** What a change will do, shown before it is made. */
export type EventPlan = {
  cohort: Cohort
  title: string
  before: EventState
  after: EventState
  /** The lessons still to leave that mention the event; its placeholders are filled when they leave. */
  lessons: LessonAbout[]
  letters: EventLetters
  /** When the people concerned are told: together with the notice that is already waiting, if there is one. */
  noticeAt: Date
  /** The pause that keeps the letters of the cohort from leaving, if any. */
  pause: Pause | undefined
}

/** A change with the states of its event before and after. */
export type JudgedChange = {
  cohort: Cohort
  edition: Edition
  event: string
  /** All changes, including this one. */
  changes: EventChange[]
  before: EventState
  after: EventState
  now: Date
}

/** Computes what a change will do, and changes nothing. */
export async function planOf(db: Database, judged: JudgedChange): Promise<EventPlan> {
  const { cohort, edition, event, before, after, now } = judged
  const { programme } = edition
  return {
    cohort,
    title: programme.events[event]?.title ?? event,
    before,
    after,
    lessons: lessonsAbout({ edition, cohort }, event, now),
    letters: await lettersOfChange(db, { ...judged, programme }),
    noticeAt: await noticeTime(db, { cohortId: cohort.id, event }, now),
    pause: await findPause(db, cohort.id),
  }
}
