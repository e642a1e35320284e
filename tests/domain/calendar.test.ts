import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfDay, firstDayAfter, type LessonDate, lessonDates } from '../../src/domain/calendar.ts'
import { type CalendarRule, WEEKDAYS } from '../../src/domain/calendar-rule.ts'
import { publicHolidayName } from '../../src/domain/holidays.ts'
import { addDays, dateExists, instantAt, localDate } from '../../src/domain/local-time.ts'

const DAY = 24 * 60 * 60_000
const FIRST = '2020-01-01'
const zones = Intl.supportedValuesOf('timeZone')

const everyDay: CalendarRule = { days: 'every-day' }
const weekdays: CalendarRule = { days: 'weekdays' }
const zone = 'Europe/Paris'

describe('lessonDates', () => {
  it('gives the 21 days of September 2019 their dates', () => {
    const dates = lessonDates({ rule: everyDay, dayOne: '2019-09-05', zone, days: 21 })
    expect(dates).toHaveLength(21)
    expect(dates[0]).toEqual({ day: 1, date: '2019-09-05', outcome: 'runs' })
    expect(dates[13]).toEqual({ day: 14, date: '2019-09-18', outcome: 'runs' })
    expect(dates[20]).toEqual({ day: 21, date: '2019-09-25', outcome: 'runs' })
  })

  it('waits over the weekend when only weekdays run', () => {
    const dates = lessonDates({ rule: weekdays, dayOne: '2019-09-05', zone, days: 4 })
    expect(dates.map(onDate)).toEqual(['2019-09-05', '2019-09-06', '2019-09-09', '2019-09-10'])
  })

  it('moves a day one that does not run to the first date that does', () => {
    const dates = lessonDates({ rule: { days: ['monday', 'thursday'] }, dayOne: '2019-09-06', zone, days: 3 })
    expect(dates.map(onDate)).toEqual(['2019-09-09', '2019-09-12', '2019-09-16'])
  })

  it('shifts the lesson of a skipped date to the next date', () => {
    const rule = onDates(['2019-09-06'], 'shift')
    const dates = lessonDates({ rule, dayOne: '2019-09-05', zone, days: 3 })
    expect(dates.map(onDate)).toEqual(['2019-09-05', '2019-09-07', '2019-09-08'])
    expect(dates.every(runs)).toBe(true)
  })

  it('leaves out the lesson of a skipped date and keeps the date of the next', () => {
    const rule = onDates(['2019-09-06'], 'skip')
    expect(lessonDates({ rule, dayOne: '2019-09-05', zone, days: 3 })).toEqual([
      { day: 1, date: '2019-09-05', outcome: 'runs' },
      { day: 2, date: '2019-09-06', outcome: 'left-out', reason: 'skipped-date' },
      { day: 3, date: '2019-09-07', outcome: 'runs' },
    ])
  })

  it('shifts or leaves out public holidays of the region', () => {
    const course = { dayOne: '2026-12-24', zone, days: 3 }
    const shifted = lessonDates({ ...course, rule: onHolidays('alsace-moselle', 'shift') })
    expect(shifted.map(onDate)).toEqual(['2026-12-24', '2026-12-27', '2026-12-28'])
    expect(lessonDates({ ...course, rule: onHolidays('france', 'skip') })).toEqual([
      { day: 1, date: '2026-12-24', outcome: 'runs' },
      { day: 2, date: '2026-12-25', outcome: 'left-out', reason: 'public-holiday' },
      { day: 3, date: '2026-12-26', outcome: 'runs' },
    ])
  })

  it('leaves out no lesson on a skipped date or holiday when that weekday does not run anyway', () => {
    const rule = { ...onDates(['2026-08-16'], 'skip'), ...onHolidays('france', 'skip'), ...weekdays }
    const dates = lessonDates({ rule, dayOne: '2026-08-14', zone, days: 2 })
    expect(dates.map(onDate)).toEqual(['2026-08-14', '2026-08-17'])
    expect(dates.every(runs)).toBe(true)
  })

  it('follows the rule for skipped dates where one is a public holiday too', () => {
    const both = (skipped: Then, holidays: Then) => ({
      ...onDates(['2026-12-25'], skipped),
      ...onHolidays('france', holidays),
    })
    const dayOf = (rule: CalendarRule) => lessonDates({ rule, dayOne: '2026-12-25', zone, days: 1 })[0]
    expect(dayOf(both('shift', 'skip'))).toEqual({ day: 1, date: '2026-12-26', outcome: 'runs' })
    expect(dayOf(both('skip', 'shift'))).toMatchObject({ date: '2026-12-25', reason: 'skipped-date' })
  })

  it('waits over the date that Apia never had', () => {
    const dates = lessonDates({ rule: everyDay, dayOne: '2011-12-28', zone: 'Pacific/Apia', days: 4 })
    expect(dates.map(onDate)).toEqual(['2011-12-28', '2011-12-29', '2011-12-31', '2012-01-01'])
  })

  it('refuses a rule that lets no lesson leave for ten years', () => {
    const dates = Array.from({ length: 3700 }, (_, index) => addDays(FIRST, index))
    const rule = onDates(dates, 'shift')
    expect(() => lessonDates({ rule, dayOne: FIRST, zone, days: 1 })).toThrow(
      /no lesson leave from 2020-01-01 until 2030/,
    )
  })

  it('has no dates for a course without days', () => {
    expect(lessonDates({ rule: everyDay, dayOne: FIRST, zone, days: 0 })).toEqual([])
  })
})

describe('dateOfDay', () => {
  it('counts past the last lesson', () => {
    expect(dateOfDay({ rule: everyDay, dayOne: '2019-09-05', zone, day: 14 })).toBe('2019-09-18')
    expect(dateOfDay({ rule: weekdays, dayOne: '2019-09-05', zone, day: 23 })).toBe('2019-10-07')
  })

  it('refuses a day before day one', () => {
    expect(() => dateOfDay({ rule: everyDay, dayOne: FIRST, zone, day: 0 })).toThrow(RangeError)
  })
})

describe('firstDayAfter', () => {
  it('is the day after joining, by the calendar of the zone', () => {
    const joined = new Date('2027-03-27T22:59Z')
    expect(firstDayAfter(joined, 'Europe/Paris')).toBe('2027-03-28')
    expect(firstDayAfter(new Date('2027-03-27T23:00Z'), 'Europe/Paris')).toBe('2027-03-29')
    expect(firstDayAfter(joined, 'Asia/Kolkata')).toBe('2027-03-29')
    expect(firstDayAfter(joined, 'Pacific/Honolulu')).toBe('2027-03-28')
  })

  it('lets the calendar move it to the first date that runs', () => {
    const dayOne = firstDayAfter(new Date('2019-09-06T12:00Z'), zone)
    expect(lessonDates({ rule: weekdays, dayOne, zone, days: 1 }).map(onDate)).toEqual(['2019-09-09'])
  })
})

describe('laws of the calendar', () => {
  it('gives each lesson one date of its own that the rule lets run', () => {
    everyCourse(({ rule, dayOne, zone, days }) => {
      const dates = lessonDates({ rule, dayOne, zone, days })
      expect(dates.map(({ day }) => day)).toEqual(Array.from({ length: days }, (_, index) => index + 1))
      for (const [index, lesson] of dates.entries()) {
        expect(lesson.date >= (index === 0 ? dayOne : addDays(dates[index - 1]!.date, 1))).toBe(true)
        expect(weekdaysOf(rule)).toContain(weekdayOf(lesson.date))
        expect(dateExists(lesson.date, zone)).toBe(true)
        expect(lesson.outcome === 'runs').toBe(whyPaused(lesson.date, rule) === undefined)
      }
    })
  })

  it('passes over no date on which a lesson could leave', () => {
    everyCourse(({ rule, dayOne, zone, days }) => {
      const taken = new Set(lessonDates({ rule, dayOne, zone, days }).map(onDate))
      const last = [...taken].at(-1)!
      for (let date = dayOne; date < last; date = addDays(date, 1)) {
        const free = weekdaysOf(rule).includes(weekdayOf(date)) && !whyPaused(date, rule)
        if (free) expect(taken).toContain(date)
      }
    })
  })

  it('gives lessons instants that rise strictly and fall on their dates', () => {
    everyCourse(({ rule, dayOne, zone, days }) => {
      const dates = lessonDates({ rule, dayOne, zone, days }).map(onDate)
      const instants = dates.map((date) => instantAt(date, '07:30', zone))
      expect(instants.map((instant) => localDate(instant, zone))).toEqual(dates)
      expect(instants).toEqual(
        [...new Set(instants.map(Number))].sort((a, b) => a - b).map((at) => new Date(at)),
      )
    })
  })

  it('loses no lesson with shift', () => {
    everyCourse(({ rule, ...course }) => {
      expect(lessonDates({ ...course, rule: withThen(rule, 'shift') }).every(runs)).toBe(true)
    })
  })

  it('keeps with skip the dates of the same rule without skipped dates and holidays', () => {
    everyCourse(({ rule, ...course }) => {
      const skipping = lessonDates({ ...course, rule: withThen(rule, 'skip') })
      const plain = lessonDates({ ...course, rule: { days: rule.days } })
      expect(skipping.map(onDate)).toEqual(plain.map(onDate))
      const paused = plain.filter(({ date }) => whyPaused(date, rule)).map(onDate)
      expect(skipping.filter((lesson) => !runs(lesson)).map(onDate)).toEqual(paused)
    })
  })

  it('counts the same whether asked for one day or for all', () => {
    everyCourse(({ rule, dayOne, zone, days }) => {
      const last = lessonDates({ rule, dayOne, zone, days }).at(-1)!
      expect(dateOfDay({ rule, dayOne, zone, day: days })).toBe(last.date)
    })
  })
})

type Then = 'shift' | 'skip'
type Course = { rule: CalendarRule; dayOne: string; zone: string; days: number }

const then = fc.constantFrom('shift' as const, 'skip' as const)
const dayOne = fc.integer({ min: 0, max: 5800 }).map((days) => addDays(FIRST, days))

/** A course whose skipped dates lie around its lessons. */
const course: fc.Arbitrary<Course> = dayOne.chain((from) =>
  fc.record({
    dayOne: fc.constant(from),
    zone: fc.constantFrom(...zones),
    days: fc.integer({ min: 1, max: 30 }),
    rule: fc.record(
      {
        days: fc.oneof(
          fc.constantFrom('every-day' as const, 'weekdays' as const),
          fc.subarray([...WEEKDAYS], { minLength: 1 }),
        ),
        skipped: fc.record({
          dates: fc.array(
            fc.integer({ min: -3, max: 60 }).map((days) => addDays(from, days)),
            { maxLength: 12 },
          ),
          then,
        }),
        holidays: fc.record({ region: fc.constantFrom('france' as const, 'alsace-moselle' as const), then }),
      },
      { requiredKeys: ['days'] },
    ),
  }),
)

function everyCourse(law: (course: Course) => void): void {
  fc.assert(fc.property(course, law), { numRuns: 300 })
}

function onDates(dates: string[], then: Then): CalendarRule {
  return { days: 'every-day', skipped: { dates, then } }
}

function onHolidays(region: 'france' | 'alsace-moselle', then: Then): CalendarRule {
  return { days: 'every-day', holidays: { region, then } }
}

function withThen({ days, skipped, holidays }: CalendarRule, then: Then): CalendarRule {
  return {
    days,
    ...(skipped && { skipped: { ...skipped, then } }),
    ...(holidays && { holidays: { ...holidays, then } }),
  }
}

function whyPaused(date: string, { skipped, holidays }: CalendarRule): string | undefined {
  if (skipped?.dates.includes(date)) return 'skipped date'
  return holidays && publicHolidayName(date, holidays.region)
}

function weekdaysOf({ days }: CalendarRule): readonly string[] {
  if (days === 'every-day') return WEEKDAYS
  return days === 'weekdays' ? WEEKDAYS.slice(0, 5) : days
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(date: string): string {
  return WEEKDAYS[(Date.parse(date) / DAY + 3) % 7]!
}

function onDate({ date }: { date: string }): string {
  return date
}

function runs({ outcome }: LessonDate): boolean {
  return outcome === 'runs'
}
