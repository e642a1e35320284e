import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MovedDates, movedDates } from '../../src/actions/enrolments/moved-dates.ts'
import type { CohortCourse, TrackDates } from '../../src/actions/enrolments/place-in-track.ts'
import { type CalendarChange, redate } from '../../src/domain/calendar-change.ts'
import type { CalendarRule } from '../../src/domain/calendar-rule.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import { localDate } from '../../src/domain/local-time.ts'
import { planTrack } from '../../src/domain/plan.ts'
import { firstTeachingDate } from '../../src/domain/shifted-start.ts'
import { courseEdition, letterName } from '../support/course-edition.ts'

const DAYS = 6
const { programme } = courseEdition(DAYS)
const RULES: CalendarRule[] = [
  { days: 'every-day' },
  { days: 'weekdays' },
  { days: ['monday', 'thursday'] },
  { days: 'every-day', skipped: { dates: ['2027-03-12', '2027-03-13'], then: 'skip' } },
]
const zone = fc.constantFrom('Europe/Paris', 'America/Toronto', 'Pacific/Auckland')
const at = fc.constantFrom('00:30', '07:30', '20:00')
const cohort = fc.record({
  dayOne: fc.constantFrom('2027-02-20', '2027-03-08', '2027-03-11', '2027-03-30'),
  start: fc.constantFrom<Cohort['start'][]>('fixed', 'fixed', 'rolling'),
  lateJoiners: fc.constantFrom<Cohort['lateJoiners'][]>('next-lesson', 'from-day-one', 'next-cohort'),
  calendar: fc.constantFrom(...RULES),
  zone,
  at,
})
const change = fc.oneof(
  fc.record({ move: fc.record({ days: fc.integer({ min: 1, max: 4 }) }) }),
  fc.record({ at }),
)
/** Which cohort somebody moves to, or how the calendar of the one that they are in changes. */
const step = fc.record({
  hours: fc.integer({ min: 1, max: 150 }),
  does: fc.oneof(fc.nat({ max: 2 }), change),
})

type Wanted = Omit<
  Cohort,
  | 'id'
  | 'slug'
  | 'name'
  | 'editionHash'
  | 'state'
  | 'redated'
  | 'signUp'
  | 'capacity'
  | 'archive'
  | 'uidDomain'
>

function courseOf(wanted: Wanted): CohortCourse {
  const rest = { slug: 'c', name: 'C', editionHash: 'e', state: 'running', redated: null } as const
  const open = { signUp: 'open', capacity: null, archive: 'closed', uidDomain: null } as const
  return { cohort: { ...wanted, ...rest, ...open, id: 1 }, programme }
}

const lessons = ({ cohort }: CohortCourse, dates: TrackDates) =>
  planTrack(programme, cohort.calendar, dates).lessons
const placeOf = ({ letter }: { letter: string }) =>
  1 + Array.from({ length: DAYS }, (_, index) => letterName(index + 1)).indexOf(letter)

/** What the plan says: as the calendar of the other cohort, made anew, has it. */
function expectMadeAnew(
  course: CohortCourse,
  moved: MovedDates,
  { had, now }: { had: number; now: Date },
): void {
  const { calendar } = course.cohort
  const anew = lessons(course, moved.dates).filter((lesson) => placeOf(lesson) > had)
  expect(moved.coming).toEqual(anew.filter(({ dueAt }) => dueAt > now))
  const { zone, dayOne } = moved.dates
  const isOwn = course.cohort.start === 'rolling' || dayOne !== course.cohort.dayOne
  if (!isOwn || had === 0) return
  const eve = [localDate(now, zone), course.cohort.dayOne].toSorted()
  const [next] = moved.coming
  if (eve[1] === localDate(now, zone))
    expect(next?.date).toBe(firstTeachingDate({ rule: calendar, zone, after: eve[1] ?? '' }))
}

/** Somebody with what they had, in order, and the dates on which they get the rest. */
class Reader {
  had: { place: number; at: Date }[] = []
  dates: TrackDates
  #since: Date
  constructor(dates: TrackDates, since: Date) {
    this.dates = dates
    this.#since = since
  }
  get last(): number {
    return this.had.at(-1)?.place ?? 0
  }
  /** Gets what falls due on these dates: what was had before is skipped by the ledger. */
  read(course: CohortCourse, now: Date): void {
    const skipped = this.last
    for (const lesson of lessons(course, this.dates))
      if (lesson.dueAt > this.#since && lesson.dueAt <= now && placeOf(lesson) > skipped)
        this.had.push({ place: placeOf(lesson), at: lesson.dueAt })
    this.#since = now
  }
}

describe('people who move between cohorts whose calendars change', () => {
  it('get no lesson twice and none out of order, on the dates of calendars made anew', () => {
    fc.assert(
      fc.property(fc.tuple(cohort, cohort, cohort), fc.array(step, { maxLength: 6 }), (wanted, steps) => {
        const courses = wanted.map(courseOf)
        let now = new Date('2027-03-07T00:00:00Z')
        let here = 0
        const { dayOne, zone, at } = courses[0]!.cohort
        const reader = new Reader({ dayOne, zone, at, redated: null }, now)
        for (const { hours, does } of steps) {
          now = new Date(now.getTime() + hours * 3_600_000)
          reader.read(courses[here]!, now)
          if (typeof does === 'number') {
            const moved = movedDates(courses[does]!, { ...reader.dates, had: reader.last }, now)
            if (does === here || typeof moved === 'string') continue
            expectMadeAnew(courses[does]!, moved, { had: reader.last, now })
            reader.dates = moved.dates
            here = does
          } else reader.dates = changed(courses, here, { change: does, dates: reader.dates, now })
        }
        reader.read(courses[here]!, new Date('2028-01-01T00:00:00Z'))
        const places = reader.had.map(({ place }) => place)
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
        expect(reader.had.map(({ at }) => at)).toEqual(
          reader.had.map(({ at }) => at).toSorted((a, b) => +a - +b),
        )
      }),
    )
  })
})

describe('people who move to a rolling cohort whose lessons are not a day apart', () => {
  it.each(['same day', '4 days later', '2 weeks later'])(
    'get the next lesson on the first date, %s',
    (comes) => {
      const numbers = [1, 2, 3, 4]
      const lessons = numbers.map((day) => ({
        day,
        letter: letterName(day),
        ...(day === 3 ? { comes } : {}),
      }))
      const { programme } = courseEdition(4, { schedule: { lessons } })
      const rolling = courseOf({
        ...{ dayOne: '2027-02-01', start: 'rolling', lateJoiners: 'next-lesson' },
        ...{ calendar: { days: 'every-day' }, zone: 'Europe/Paris', at: '07:30' },
      })
      const comer = { zone: 'Europe/Paris', at: '07:30', had: 2 }
      const moved = movedDates({ ...rolling, programme }, comer, new Date('2027-03-10T12:00:00Z'))
      if (typeof moved === 'string') return expect.fail(moved)
      expect(moved.missed).toEqual([])
      expect(moved.coming.map(({ letter, date }) => [letter, date])).toEqual([
        ['jour-03', '2027-03-11'],
        ['jour-04', '2027-03-12'],
      ])
    },
  )
})

/** Changes the calendar of a cohort and of somebody in it. */
function changed(
  courses: CohortCourse[],
  here: number,
  { change, dates, now }: { change: CalendarChange; dates: TrackDates; now: Date },
): TrackDates {
  const course = courses[here]!
  const redating = { programme, cohort: course.cohort, change, now }
  const after = course.cohort.start === 'fixed' ? redate(course.cohort, redating) : course.cohort
  courses[here] = { programme, cohort: after }
  return redate(dates, redating)
}
