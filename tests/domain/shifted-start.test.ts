import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lessonDates } from '../../src/domain/calendar.ts'
import { type CalendarRule, WEEKDAYS } from '../../src/domain/calendar-rule.ts'
import { addDays } from '../../src/domain/local-time.ts'
import { firstTeachingDate, shiftedStart } from '../../src/domain/shifted-start.ts'

const zone = 'Europe/Paris'
const FIRST = '2026-01-01'

describe('a course that goes on after a pause', () => {
  it('has its next lesson the day after, when every day teaches', () => {
    const rule: CalendarRule = { days: 'every-day' }
    expect(shiftedStart({ rule, zone, place: 4, after: '2027-03-10', intervals: [] })).toBe('2027-03-08')
    expect(shiftedStart({ rule, zone, place: 1, after: '2027-03-10', intervals: [] })).toBe('2027-03-11')
  })

  it('has it on the next weekday, and counts back over the weekend', () => {
    const rule: CalendarRule = { days: 'weekdays' }
    expect(firstTeachingDate({ rule, zone, after: '2027-03-12' })).toBe('2027-03-15')
    expect(shiftedStart({ rule, zone, place: 3, after: '2027-03-12', intervals: [] })).toBe('2027-03-11')
  })

  it('does not begin on a date whose lesson would be left out', () => {
    const rule: CalendarRule = { days: 'every-day', skipped: { dates: ['2027-03-11'], then: 'skip' } }
    expect(shiftedStart({ rule, zone, place: 1, after: '2027-03-10', intervals: [] })).toBe('2027-03-12')
    expect(shiftedStart({ rule, zone, place: 2, after: '2027-03-10', intervals: [] })).toBe('2027-03-11')
  })
})

describe('laws of a shifted start', () => {
  it('puts the lesson on the first date after the pause that teaches', () => {
    fc.assert(
      fc.property(asked, ({ rule, zone, place, after }) => {
        const dayOne = shiftedStart({ rule, zone, place, after, intervals: [] })
        const lesson = lessonDates({ rule, zone, dayOne, days: place }).at(-1)!
        expect(lesson.outcome).toBe('runs')
        expect(lesson.date > after).toBe(true)
        for (let date = addDays(after, 1); date < lesson.date; date = addDays(date, 1)) {
          const [taken] = lessonDates({ rule, zone, dayOne: date, days: 1 })
          expect(taken!.date === date && taken!.outcome === 'runs').toBe(false)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('never begins earlier for a longer pause, nor later for a later lesson', () => {
    fc.assert(
      fc.property(asked, fc.nat(20), ({ rule, zone, place, after }, more) => {
        const dayOne = shiftedStart({ rule, zone, place, after, intervals: [] })
        expect(
          shiftedStart({ rule, zone, place, after: addDays(after, more), intervals: [] }) >= dayOne,
        ).toBe(true)
        expect(shiftedStart({ rule, zone, place: place + 1, after, intervals: [] }) < dayOne).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

const then = fc.constantFrom('shift' as const, 'skip' as const)

const asked = fc.integer({ min: 0, max: 900 }).chain((days) => {
  const after = addDays(FIRST, days)
  const near = fc.integer({ min: -20, max: 20 }).map((offset) => addDays(after, offset))
  return fc.record({
    after: fc.constant(after),
    place: fc.integer({ min: 1, max: 21 }),
    zone: fc.constantFrom('Europe/Paris', 'Pacific/Kiritimati', 'America/Sao_Paulo'),
    rule: fc.record(
      {
        days: fc.oneof(
          fc.constantFrom('every-day' as const, 'weekdays' as const),
          fc.subarray([...WEEKDAYS], { minLength: 1 }),
        ),
        skipped: fc.record({ dates: fc.array(near, { maxLength: 12 }), then }),
        holidays: fc.record({ region: fc.constantFrom('france' as const, 'alsace-moselle' as const), then }),
      },
      { requiredKeys: ['days'] },
    ),
  })
})
