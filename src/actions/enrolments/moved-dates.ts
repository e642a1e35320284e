import { intervalsOf } from '../../domain/interval.ts'
import { lessonsInOrder } from '../../domain/lesson-order.ts'
import { addDays, localDate } from '../../domain/local-time.ts'
import { type PlannedLesson, planTrack } from '../../domain/plan.ts'
import { shiftedStart } from '../../domain/shifted-start.ts'
import { type CohortCourse, datesOfJoining, datesOnTime, type TrackDates } from './place-in-track.ts'

/**
 * Somebody who comes from another cohort: their zone and hour, and the place of the last lesson that they had, from 1;
 * 0 for none.
 */
export type Comer = { zone: string; at: string; had: number }

/** What somebody gets in the cohort that they come to. */
export type MovedDates = {
  dates: TrackDates
  /** By mail, in order. */
  coming: readonly PlannedLesson[]
  /** Those that they had not, and that have left there already: they can be read on the web. */
  missed: readonly PlannedLesson[]
}

/** Why nobody of these is moved: they have had the last lesson, or the cohort is past theirs and takes no late joiners. */
export type NotMoved = 'finished' | 'past'

/**
 * The dates of somebody who goes on in another cohort after the lesson that they had last, at `now`: no lesson comes twice,
 * and none before one that they had. Whoever is behind that cohort follows its rule for late joiners; with
 * `from-day-one`, as in a rolling cohort, their next lesson comes on the first teaching date after today.
 */
export function movedDates(course: CohortCourse, comer: Comer, now: Date): MovedDates | NotMoved {
  const { cohort, programme } = course
  const order = lessonsInOrder(programme).map(({ letter }) => letter)
  if (comer.had >= order.length) return 'finished'
  const isAhead = ({ letter }: PlannedLesson) => order.indexOf(letter) >= comer.had
  const after = (dates: TrackDates) => {
    const lessons = planTrack(programme, cohort.calendar, dates).lessons.filter(isAhead)
    const coming = lessons.filter(({ dueAt }) => dueAt > now)
    return { dates, coming, missed: lessons.filter(({ dueAt }) => dueAt <= now) }
  }
  const onTime = after(datesOnTime(cohort, comer))
  if (cohort.start === 'rolling') return ending(after(nextDates(course, comer, now)))
  if (onTime.missed.length === 0 || cohort.lateJoiners === 'next-lesson') return ending(onTime)
  return cohort.lateJoiners === 'next-cohort' ? 'past' : ending(after(nextDates(course, comer, now)))
}

/** The dates on which the next lesson comes on the first teaching date after today, and none before the cohort begins. */
function nextDates(course: CohortCourse, { zone, at, had }: Comer, now: Date): TrackDates {
  const { cohort, programme } = course
  const fresh = had === 0 ? datesOfJoining(course, { zone, at }, now) : undefined
  if (fresh) return fresh
  const today = localDate(now, zone)
  const [, after = today] = [today, addDays(cohort.dayOne, -1)].toSorted()
  const intervals = intervalsOf(lessonsInOrder(programme))
  const dayOne = shiftedStart({ rule: cohort.calendar, zone, place: had + 1, after, intervals })
  return { dayOne, zone, at, redated: null }
}

function ending(moved: MovedDates): MovedDates | NotMoved {
  if (moved.coming.length > 0) return moved
  return moved.missed.length > 0 ? 'past' : 'finished'
}
