import { scheduleCohort } from '../actions/cohorts/schedule-cohort.ts'
import { enrol } from '../actions/enrolments/enrol.ts'
import { addDays, startOfLocalDay } from '../domain/local-time.ts'
import type { LetterCache } from '../letters/letter-cache.ts'
import type { Database } from '../store/database.ts'
import { calendarSteps } from './calendar-steps.ts'
import { castActs } from './cast.ts'
import { type Cast, castBreaks, castComings } from './comings.ts'
import { letterSteps } from './letter-steps.ts'
import { KEYS } from './open-playing.ts'
import { BASIS, breakSteps, comingSteps } from './people-steps.ts'
import { actSteps, changeSteps, type Step } from './perform-steps.ts'
import type { PlannedLetter } from './planned-letter.ts'
import { type CourseRequest, courseOf } from './rehearsed-course.ts'
import type { RehearsedBreak, RehearsedCalendar, RehearsedComing, RehearsedRegistration } from './report.ts'
import { afterLessons } from './schedule-changes.ts'
import { openTruth } from './truth.ts'
import { virtualClock } from './virtual-clock.ts'

/** What is played: a course with its people, and what is done on the way. */
export type Play = CourseRequest & Cast & { letters?: readonly PlannedLetter[] }

export type Prepared = Awaited<ReturnType<typeof prepare>>

/** Schedules the cohort, enrols the people, and decides what they and the organiser do when. */
export async function prepare({ db, letters }: { db: Database; letters: LetterCache }, request: Play) {
  const { edition, people, from } = request
  const { programme } = edition
  const { course, plans, scheduled, calendars } = courseOf(request)
  const { zone } = course.run
  // Starts two days early: zones are up to 26 hours apart, so everybody has joined before day one begins for anyone.
  const clock = virtualClock(startOfLocalDay(addDays(from, -2), zone))
  const cohort = await scheduleCohort(db, { edition, dayOne: from, zone, at: request.at }, clock.now())
  const comings = castComings(course, people.length, request)
  const isLate = new Set(comings.map(({ person }) => person))
  const onTime = people.filter((_, person) => !isLate.has(person))
  await enrol(db, { cohort, programme, people: onTime, basis: BASIS, keys: KEYS }, clock)
  const truth = openTruth(
    programme,
    course.run,
    scheduled.map((change) => change.made),
  )
  const acts = castActs({
    ...{ programme, truth, people: people.length, comings, joined: clock.now() },
    afterLessons: (day) => afterLessons(course, day),
  })
  const done = nothingDone()
  const scene = { db, cohort, clock }
  const actors = people.map(({ address }) => address)
  const steps: Step[] = [
    ...comingSteps(scene, { comings, people, done: done.comings }),
    ...actSteps(scene, { acts, people: actors, done: done.registrations }),
    ...breakSteps(scene, { breaks: castBreaks(course, people.length, request), people, done: done.breaks }),
    ...changeSteps(scene, scheduled),
    ...calendarSteps(scene, calendars, done.redated),
    ...letterSteps({ ...scene, edition, letters }, course, request.letters ?? []),
  ]
  const lessons = (person: number) => plans[person]?.lessons.length ?? 0
  const expected = people.reduce((sum, _, person) => sum + (isLate.has(person) ? 0 : lessons(person)), 0)
  return { clock, cohort, truth, plans, scheduled, calendars, steps, expected, done }
}

/** What is done on the way, as far as it is. */
function nothingDone() {
  const registrations: RehearsedRegistration[] = []
  const redated: RehearsedCalendar[] = []
  const comings: RehearsedComing[] = []
  const breaks: RehearsedBreak[] = []
  return { registrations, redated, comings, breaks }
}
