import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarChange, redate } from '../../src/domain/calendar-change.ts'
import type { CalendarRule } from '../../src/domain/calendar-rule.ts'
import { lessonsInOrder } from '../../src/domain/lesson-order.ts'
import { planTrack } from '../../src/domain/plan.ts'
import type { Programme } from '../../src/domain/programme.ts'
import { type Dated, datedAsOf } from '../../src/domain/redated.ts'
import { restructure } from '../../src/domain/restructure.ts'
import { courseEdition } from '../support/course-edition.ts'

const RULE: CalendarRule = { days: 'every-day' }
const PARIS: Dated = { dayOne: '2027-03-08', zone: 'Europe/Paris', at: '07:30', redated: null }
const ON_DAY_3 = '2027-03-10T09:00:00Z'

const listing = (letters: readonly string[]): Programme => ({
  ...courseEdition(1).programme,
  lessons: letters.map((letter, index) => ({ day: index + 1, letter })),
})

type Course = { programme: Programme; track: Dated }

function restructured({ programme, track }: Course, letters: readonly string[], now: string | Date): Course {
  const after = listing(letters)
  const cohort = { zone: 'Europe/Paris', calendar: RULE }
  return {
    programme: after,
    track: restructure(track, { before: programme, after, cohort, now: new Date(now) }),
  }
}

function moved({ programme, track }: Course, change: CalendarChange, now: string | Date): Course {
  const cohort = { zone: 'Europe/Paris', at: '07:30', calendar: RULE }
  return { programme, track: redate(track, { programme, cohort, change, now: new Date(now) }) }
}

const course = (letters: string): Course => ({ programme: listing(letters.split('')), track: PARIS })
const lessons = ({ programme, track }: Course) => planTrack(programme, RULE, track).lessons
/** `a8`: the lesson a on the 8th. */
const dates = (of: Course) => lessons(of).map(({ letter, date }) => `${letter}${Number(date.slice(8))}`)

describe('lessons that change while a course runs', () => {
  it('come on the next dates, without those that are dropped and with those that are inserted', () => {
    expect(dates(restructured(course('abcdef'), [...'abcdf'], ON_DAY_3))).toEqual([
      'a8',
      'b9',
      'c10',
      'd11',
      'f12',
    ])
    expect(dates(restructured(course('abcdef'), [...'abcdxef'], ON_DAY_3))).toEqual([
      ...['a8', 'b9', 'c10', 'd11', 'x12', 'e13', 'f14'],
    ])
    expect(dates(restructured(course('abc'), [...'abcx'], ON_DAY_3))).toEqual(['a8', 'b9', 'c10'])
  })

  it('do not go back to whoever is past them, and keep the numbers of those that have left', () => {
    const past = restructured(course('abcdef'), [...'axbcdef'], ON_DAY_3)
    expect(lessons(past).map(({ day, letter }) => `${day}${letter}`)).toEqual([
      ...['1a', '2b', '3c', '5d', '6e', '7f'],
    ])
    expect(dates(past)).toEqual(['a8', 'b9', 'c10', 'd11', 'e12', 'f13'])
  })

  it('follow their programme alone while nothing has left', () => {
    expect(restructured(course('abc'), [...'bca'], '2027-03-01T00:00:00Z').track).toBe(PARIS)
  })

  it('keep a date of their own', () => {
    const gap = moved(course('abcdef'), { move: { days: 3, from: 5 } }, ON_DAY_3)
    expect(dates(gap)).toEqual(['a8', 'b9', 'c10', 'd11', 'e15', 'f16'])
    const later = '2027-03-11T09:00:00Z'
    expect(dates(restructured(gap, [...'abcdxef'], later))).toEqual([
      ...['a8', 'b9', 'c10', 'd11', 'x15', 'e16', 'f17'],
    ])
    expect(dates(restructured(gap, [...'abcxdef'], ON_DAY_3))).toEqual([
      ...['a8', 'b9', 'c10', 'x11', 'd12', 'e15', 'f16'],
    ])
    expect(dates(restructured(gap, [...'abcdf'], ON_DAY_3))).toEqual(['a8', 'b9', 'c10', 'd11', 'f15'])
  })

  it('are moved by days afterwards, by the numbers that they have now', () => {
    const longer = restructured(course('abcdef'), [...'axbcdef'], ON_DAY_3)
    expect(dates(moved(longer, { move: { days: 2, from: 6 } }, '2027-03-10T10:00:00Z'))).toEqual([
      ...['a8', 'b9', 'c10', 'd11', 'e14', 'f15'],
    ])
  })
})

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('')
const zone = fc.constantFrom('Europe/Paris', 'America/Toronto', 'Pacific/Tahiti', 'Pacific/Auckland')
const track = fc.record({
  dayOne: fc.constantFrom('2027-03-08', '2027-03-11', '2027-03-20'),
  zone,
  at: fc.constantFrom('00:30', '07:30', '20:00'),
  redated: fc.constant(null),
})
/** `places` of the lessons to come: to drop those, or to insert one before each. */
const kind = fc.oneof(
  fc.record({ does: fc.constant('drop' as const), places: fc.uniqueArray(fc.nat(9), { maxLength: 3 }) }),
  fc.record({ does: fc.constant('insert' as const), places: fc.uniqueArray(fc.nat(9), { maxLength: 3 }) }),
  fc.record({ does: fc.constant('move' as const), days: fc.integer({ min: 1, max: 4 }) }),
)
const asked = fc.array(fc.record({ kind, hours: fc.integer({ min: 1, max: 120 }) }), { maxLength: 6 })

/** The letters of a programme with some of those from `from` on dropped, or others inserted before them. */
function relisted(
  letters: string[],
  from: number,
  { does, places }: { does: 'drop' | 'insert'; places: number[] },
) {
  return letters.flatMap((letter, index) => {
    if (!places.some((place) => place + from === index)) return [letter]
    const fresh = LETTERS.find((one) => !letters.includes(`${one}${index}`))
    return does === 'drop' ? [] : [`${fresh}${index}`, letter]
  })
}

describe('any lessons that change, and calendars between them', () => {
  it('leave what had left, keep the order, and put the rest where a calendar made anew has it', () => {
    fc.assert(
      fc.property(track, asked, fc.nat(4), (own, changes, behind) => {
        let now = new Date('2027-03-07T00:00:00Z')
        let of: Course = { programme: listing(LETTERS.slice(0, 10)), track: own }
        for (const { kind, hours } of changes) {
          now = new Date(now.getTime() + hours * 3_600_000)
          const before = of
          const left = lessons(before).filter(({ dueAt }) => dueAt <= now)
          const waiting = lessons(before).slice(left.length)
          if (kind.does === 'move') of = moved(before, { move: { days: kind.days } }, now)
          else {
            const had = left.map(({ letter }) => letter)
            const order = lessonsInOrder(before.programme).map(({ letter }) => letter)
            const last = order.findLastIndex((letter) => had.includes(letter))
            // What others have had already may get a lesson before it, and loses none.
            const from = Math.max(0, last + 1 - (kind.does === 'insert' ? behind : 0))
            of = restructured(before, relisted(order, from, kind), now)
            const listed = of.programme.lessons.map(({ letter }) => letter)
            const rest = lessons(of).slice(left.length)
            const follows = listed.slice(listed.findLastIndex((one) => had.includes(one)) + 1)
            expect(rest.map(({ letter }) => letter)).toEqual(waiting.length > 0 ? follows : [])
            expect(rest[0]?.day ?? Infinity).toBeGreaterThan(left.at(-1)?.day ?? 0)
            const anew = { ...own, dayOne: waiting[0]?.date ?? own.dayOne, redated: null }
            if (!changes.some((change) => change.kind.does === 'move'))
              expect(rest.map(({ date }) => date)).toEqual(
                planTrack(listing(follows), RULE, anew)
                  .lessons.slice(0, rest.length)
                  .map(({ date }) => date),
              )
          }
          expect(lessons(of).slice(0, left.length)).toEqual(left)
          const seen = lessons(of).map(({ date }) => date)
          expect(seen).toEqual([...new Set(seen)].sort())
          const was = datedAsOf({ rule: RULE, track: of.track }, new Date(now.getTime() - 1))
          expect(planTrack(before.programme, was.rule, was.track).lessons.slice(0, left.length)).toEqual(left)
        }
      }),
    )
  })
})
