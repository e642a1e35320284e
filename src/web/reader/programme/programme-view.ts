import { LRUCache } from 'lru-cache'
import { datesOfJoining } from '../../../actions/enrolments/place-in-track.ts'
import type { Course } from '../../../documents/course.ts'
import { type CourseDates, courseDates } from '../../../documents/course-dates.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import type { StandingChange } from '../../../domain/event-changes.ts'
import type { OpenCohort } from '../../../store/open-cohorts.ts'

/**
 * A cohort as it is to somebody who would join it now. `to-come` and `begun`: everybody has the same dates. `own-dates`:
 * day one is the day after joining, and `dates` are those of who joins today.
 */
export type Joining = { kind: 'to-come' | 'begun' | 'own-dates'; dates: CourseDates }

export type Session = Joining & {
  cohort: OpenCohort
  /** For a full one, the next that has a place. */
  next: Pick<Cohort, 'slug' | 'name'> | undefined
}

/** What the page of a programme shows: the course that it speaks of first, and the cohorts to join, in order. */
export type ProgrammeView = { course: Course; sessions: Session[] }

export type CohortCourse = { cohort: OpenCohort; course: Course }

/** The view at an instant of the cohorts whose sign-up is open; `fallback` is the course while there is none. */
export function programmeView(
  found: readonly CohortCourse[],
  { fallback, now }: { fallback: Course; now: Date },
): ProgrammeView {
  const offered = found.flatMap(({ cohort, course }) => {
    const joining = joiningOf(cohort, course, now)
    return joining ? [{ ...joining, cohort }] : []
  })
  const inOrder = offered.toSorted((a, b) => firstInstant(a) - firstInstant(b))
  const sessions = inOrder.map((session, index) => ({ ...session, next: nextFor(inOrder, index) }))
  return { course: sessions[0]?.dates.course ?? fallback, sessions }
}

/**
 * How a cohort is joined at an instant; undefined when it is not: its last lesson has left, or it has begun and leaves
 * who is late to the next.
 */
export function joiningOf(cohort: CohortRun, course: Course, now: Date): Joining | undefined {
  const onTime = datesFor(cohort, course, cohort.dayOne)
  const first = onTime.lessons[0]
  const last = onTime.lessons.at(-1)
  if (cohort.start === 'fixed' && (last === undefined || last.dueAt <= now)) return undefined
  const joined = datesOfJoining({ cohort, programme: course.programme }, {}, now)
  if (!joined) return undefined
  const isOwn = cohort.start === 'rolling' || joined.dayOne !== cohort.dayOne
  if (isOwn) return { kind: 'own-dates', dates: datesFor(cohort, course, joined.dayOne) }
  return { kind: first && first.dueAt < now ? 'begun' : 'to-come', dates: onTime }
}

/** A cohort, with what was changed of its events. */
export type CohortRun = Cohort & { changes: readonly StandingChange[] }

/** Dates cost milliseconds, and an edition never changes. */
const known = new WeakMap<Course, LRUCache<string, CourseDates>>()
const KEPT = 200

/** The dates of a cohort for those who begin on a day. */
export function datesFor(cohort: CohortRun, course: Course, dayOne: string): CourseDates {
  const { calendar: rule, zone, at, changes } = cohort
  const redated = dayOne === cohort.dayOne ? cohort.redated : null
  const run = { rule, dayOne, zone, at, redated, changes }
  const ofCourse = known.get(course) ?? new LRUCache<string, CourseDates>({ max: KEPT })
  known.set(course, ofCourse)
  const key = JSON.stringify(run)
  const dates = ofCourse.get(key) ?? courseDates(course, run)
  ofCourse.set(key, dates)
  return dates
}

function firstInstant({ dates }: Joining): number {
  return dates.lessons[0]?.dueAt.getTime() ?? 0
}

function nextFor(sessions: readonly (Joining & { cohort: OpenCohort })[], index: number) {
  if (!sessions[index]?.cohort.isFull) return undefined
  return sessions.slice(index + 1).find(({ cohort }) => !cohort.isFull)?.cohort
}
