import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lessonDates } from '../../src/domain/calendar.ts'
import { type CalendarChange, redate } from '../../src/domain/calendar-change.ts'
import type { CalendarRule, IsoDate } from '../../src/domain/calendar-rule.ts'
import { intervalOf, intervalsOf } from '../../src/domain/interval.ts'
import { lessonsInOrder } from '../../src/domain/lesson-order.ts'
import { addDays, localDate } from '../../src/domain/local-time.ts'
import { planMove } from '../../src/domain/move-plan.ts'
import { type PlannedLesson, planEvents, planTrack } from '../../src/domain/plan.ts'
import type { Programme } from '../../src/domain/programme.ts'
import { calendarNow, type Dated, eventRun } from '../../src/domain/redated.ts'
import { restructure } from '../../src/domain/restructure.ts'
import { shiftedStart } from '../../src/domain/shifted-start.ts'
import { dayOnes, hours, type Paced, pacedCourse, rhythms, rules, zones } from '../support/rhythm.ts'

const EVERY_DAY: CalendarRule = { days: 'every-day' }
const PARIS: Dated = { dayOne: '2027-03-08', zone: 'Europe/Paris', at: '07:30' }

/** A lesson, its exercise in the evening, one three days later at noon, and one more. */
const RHYTHM: Paced[] = [{}, { comes: 'same day', at: '18:00' }, { comes: '3 days later', at: '12:15' }, {}]

const shown = (lessons: readonly PlannedLesson[]) =>
  lessons.map(({ day, dueAt }) => `${day}: ${dueAt.toISOString().slice(5, 16)}`)

describe('lessons with a rhythm of their own', () => {
  it('share a date, wait some days, and leave at their own hour', () => {
    expect(shown(planTrack(pacedCourse(RHYTHM), EVERY_DAY, PARIS).lessons)).toEqual([
      ...['1: 03-08T06:30', '2: 03-08T17:00', '3: 03-11T11:15', '4: 03-12T06:30'],
    ])
  })

  it('keep their own hour in the zone of the reader, whatever hour the reader has', () => {
    const reunion = { ...PARIS, zone: 'Indian/Reunion', at: '12:00' }
    expect(shown(planTrack(pacedCourse(RHYTHM), EVERY_DAY, reunion).lessons)).toEqual([
      ...['1: 03-08T08:00', '2: 03-08T14:00', '3: 03-11T08:15', '4: 03-12T08:00'],
    ])
  })

  it('leave at the hour of the programme where a reader’s would come after the next lesson of the date', () => {
    const late = planTrack(pacedCourse(RHYTHM), EVERY_DAY, { ...PARIS, at: '20:00' }).lessons
    expect(shown(late)).toEqual([...['1: 03-08T06:30', '2: 03-08T17:00', '3: 03-11T11:15', '4: 03-12T19:00']])
  })

  it('leave in order on a day on which clocks jump over the hour of one of them', () => {
    const course = pacedCourse([{ at: '02:45' }, { comes: 'same day', at: '03:10' }])
    expect(shown(planTrack(course, EVERY_DAY, { ...PARIS, dayOne: '2027-03-28' }).lessons)).toEqual([
      ...['1: 03-28T01:45', '2: 03-28T01:46'],
    ])
  })

  it('are left out together where the calendar leaves out their date', () => {
    const rule: CalendarRule = { days: 'every-day', skipped: { dates: ['2027-03-08'], then: 'skip' } }
    const { lessons, leftOut } = planTrack(pacedCourse(RHYTHM), rule, PARIS)
    expect(leftOut.map(({ day }) => day)).toEqual([1, 2])
    expect(shown(lessons)).toEqual(['3: 03-11T11:15', '4: 03-12T06:30'])
  })

  it('keep their hour and their intervals when the calendar of their cohort changes', () => {
    const moved = changed({ programme: pacedCourse(RHYTHM), rule: EVERY_DAY, track: PARIS }, { at: '09:00' })
    expect(shown(lessonsOf(moved))).toEqual([
      ...['1: 03-08T06:30', '2: 03-08T17:00', '3: 03-11T11:15', '4: 03-12T08:00'],
    ])
    expect(shown(lessonsOf(changed(moved, { move: { days: 2 } })))).toEqual([
      ...['1: 03-08T06:30', '2: 03-10T17:00', '3: 03-13T11:15', '4: 03-14T08:00'],
    ])
  })
})

describe('events on a day of such a course', () => {
  const programme: Programme = {
    ...pacedCourse(RHYTHM),
    events: { cafe: { kind: 'webinar', title: 'Café', start: { day: 3, at: '17:00' }, minutes: 30 } },
  }
  const startOf = (course: Programme, track: Dated) =>
    planEvents(course, eventRun({ rule: EVERY_DAY, ...track })).cafe?.start?.date

  it('are on the date of its lesson', () => {
    expect(startOf(programme, PARIS)).toBe('2027-03-11')
  })

  it('stay there when the intervals of lessons change, before the course and during it', () => {
    const after = { ...programme, lessons: pacedCourse([{}, {}, {}, {}]).lessons }
    const cohort = { zone: 'Europe/Paris', calendar: EVERY_DAY }
    for (const now of ['2027-03-01T00:00:00Z', '2027-03-08T09:00:00Z']) {
      const track = restructure(PARIS, { before: programme, after, cohort, now: new Date(now) })
      expect(startOf(after, track)).toBe('2027-03-11')
    }
  })
})

type Course = { programme: Programme; rule: CalendarRule; track: Dated }

const NOON = '2027-03-08T11:00:00Z'

function changed(course: Course, change: CalendarChange, now: string | Date = NOON): Course {
  const { programme, rule, track } = course
  const cohort = { zone: track.zone, at: track.at, calendar: rule }
  const moved = redate(track, { programme, cohort, change, now: new Date(now) })
  return { programme, rule: change.rule ?? rule, track: moved }
}

const lessonsOf = ({ programme, rule, track }: Course) => planTrack(programme, rule, track).lessons
const tracks = fc.record({ dayOne: dayOnes, zone: zones, at: hours })
const courses = fc.record({ programme: rhythms.map(pacedCourse), rule: rules, track: tracks })

/** Each after the one before it, on its own date, and over before the next. */
function expectOrder(lessons: readonly PlannedLesson[], zone: string): void {
  for (const [index, lesson] of lessons.entries()) {
    const { dueAt, expiresAt, date, sharesDate } = lesson
    expect(dueAt < expiresAt).toBe(true)
    expect(localDate(dueAt, zone)).toBe(date)
    const before = lessons[index - 1]
    if (!before) continue
    expect(dueAt > before.dueAt && dueAt >= before.expiresAt).toBe(true)
    expect(sharesDate ? date >= before.date : date > before.date).toBe(true)
  }
}

/** The dates of a rhythm, found by going through the days. */
function datesByHand({ programme, rule, track: { zone, dayOne } }: Course): IsoDate[] {
  const takes = (date: IsoDate) => lessonDates({ rule, zone, dayOne: date, days: 1 })[0]?.date === date
  const dates: IsoDate[] = []
  for (const lesson of programme.lessons) {
    const before = dates.at(-1)
    let date = before === undefined ? dayOne : addDays(before, intervalOf(lesson))
    while (!takes(date)) date = addDays(date, 1)
    dates.push(date)
  }
  return dates
}

describe('any rhythm, in any zone, by any rule', () => {
  it('has its lessons in order, on the dates that a search through the days finds', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const { lessons, leftOut } = planTrack(course.programme, course.rule, course.track)
        expectOrder(lessons, course.track.zone)
        const all = [...lessons, ...leftOut].toSorted((a, b) => a.day - b.day)
        expect(all.map(({ date }) => date)).toEqual(datesByHand(course))
      }),
    )
  })

  it('resumes after a break on a date after it, in order, and no earlier for a longer break', () => {
    fc.assert(
      fc.property(courses, fc.nat(20), fc.nat(9), ({ programme, rule, track }, pick, more) => {
        const intervals = intervalsOf(programme.lessons)
        const place = 1 + (pick % programme.lessons.length)
        const asked = { rule, zone: track.zone, place, intervals }
        const dayOne = shiftedStart({ ...asked, after: track.dayOne })
        const lesson = lessonDates({ ...asked, dayOne, days: place }).at(-1)!
        expect(lesson.outcome === 'runs' && lesson.date > track.dayOne).toBe(true)
        expect(shiftedStart({ ...asked, after: addDays(track.dayOne, more) }) >= dayOne).toBe(true)
      }),
    )
  })
})

const changes = fc.oneof(
  fc.record({
    move: fc.record({ days: fc.integer({ min: 1, max: 9 }), from: fc.integer({ min: 1, max: 9 }) }),
  }),
  fc.record({ at: hours }),
  fc.record({ zone: zones }),
  fc.record({ rule: rules }),
  fc.record({ rhythm: rhythms }),
)
const asked = fc.array(fc.record({ change: changes, hours: fc.integer({ min: 1, max: 200 }) }), {
  maxLength: 4,
})

/** A change of the calendar, or of the rhythm of the lessons that have still to leave. */
function afterChange(course: Course, change: CalendarChange | { rhythm: Paced[] }, now: Date): Course {
  if (!('rhythm' in change)) return changed(course, change, now)
  const { programme: before, rule, track } = course
  const left = lessonsOf(course).filter(({ dueAt }) => dueAt <= now)
  const had = before.lessons.slice(0, left.at(-1)?.day ?? 0)
  const fresh = pacedCourse([...had, ...change.rhythm]).lessons.slice(had.length)
  const programme = { ...before, lessons: [...had, ...fresh] }
  const cohort = { zone: track.zone, calendar: rule }
  return { programme, rule, track: restructure(track, { before, after: programme, cohort, now }) }
}

describe('any changes of any rhythm', () => {
  it('leave what had left, and bring nothing before what comes before it', () => {
    fc.assert(
      fc.property(courses, asked, (first, all) => {
        let course: Course = first
        let now = new Date(`${addDays(first.track.dayOne, -2)}T00:00:00Z`)
        for (const { change, hours } of all) {
          now = new Date(now.getTime() + hours * 3_600_000)
          const left = lessonsOf(course).filter(({ dueAt }) => dueAt <= now)
          const becomes = afterChange(course, change, now)
          const lessons = lessonsOf(becomes)
          expect(lessons.slice(0, left.length).map(({ expiresAt: _, ...lesson }) => lesson)).toEqual(
            left.map(({ expiresAt: _, ...lesson }) => lesson),
          )
          const rest = lessons.slice(left.length)
          expect(rest.every(({ letter }) => !left.some((one) => one.letter === letter))).toBe(true)
          // What would be lost, or collide, is refused: then the course stays as it is.
          const last = left.at(-1)
          const isLost = rest.some(({ expiresAt }) => expiresAt <= now)
          const [next] = rest
          const collides =
            last && next && !next.sharesDate && localDate(last.dueAt, becomes.track.zone) >= next.date
          if (isLost || collides || (last && next && next.dueAt <= last.dueAt)) continue
          expectOrder(rest, becomes.track.zone)
          course = becomes
        }
      }),
    )
  })

  it('put the rest where a calendar made anew has it', () => {
    fc.assert(
      fc.property(courses, changes, fc.integer({ min: 1, max: 900 }), (course, change, hours) => {
        fc.pre(!('move' in change))
        const now = new Date(Date.parse(`${course.track.dayOne}T00:00:00Z`) + hours * 3_600_000)
        const left = lessonsOf(course).filter(({ dueAt }) => dueAt <= now)
        const becomes = afterChange(course, change, now)
        const had = becomes.track.redated?.had ?? []
        const order = lessonsInOrder(becomes.programme, had)
        const next = lessonsOf(course)[left.length]
        const anchor = calendarNow(becomes.rule, becomes.track).anchors[0]
        fc.pre(next !== undefined && anchor !== undefined && Boolean(becomes.track.redated?.legs.length))
        const rest = { ...becomes.programme, lessons: order.slice(anchor!.place - 1) }
        const { zone, at } = becomes.track
        const anew = planTrack(rest, becomes.rule, { dayOne: anchor!.on, zone, at }).lessons
        const late = anew.map((lesson) =>
          lesson.dueAt < now && now < lesson.expiresAt ? { ...lesson, dueAt: now } : lesson,
        )
        expect(lessonsOf(becomes).slice(left.length)).toEqual(late)
      }),
    )
  })

  it('bring a reader who moves each lesson once at most, in order', () => {
    fc.assert(
      fc.property(courses, tracks, fc.nat(900), (course, to, hours) => {
        const { dayOne, zone } = course.track
        const now = new Date(Date.parse(`${dayOne}T00:00:00Z`) + hours * 3_600_000)
        const before = lessonsOf(course)
        const becomes = lessonsOf({ ...course, track: { ...to, dayOne } })
        const gone = before.filter(({ dueAt }) => dueAt <= now)
        const plan = planMove({
          before,
          after: becomes,
          had: new Set(gone.map(({ letter }) => letter)),
          nextDay: 1 + (gone.at(-1)?.day ?? 0),
          joinedAt: new Date(0),
          now,
          today: localDate(now, zone),
        })
        const over = plan.over.map(({ letter }) => letter)
        const come = becomes.filter(
          ({ letter, dueAt, day }) => dueAt > now && day > (gone.at(-1)?.day ?? 0) && !over.includes(letter),
        )
        const days = [
          ...gone,
          ...becomes.filter(({ letter }) => letter === plan.atOnce?.letter),
          ...come,
        ].map(({ day }) => day)
        expect(days).toEqual([...new Set(days)].sort((a, b) => a - b))
      }),
    )
  })
})
