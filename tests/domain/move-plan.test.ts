import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '../../src/domain/local-time.ts'
import { type MovePlan, planMove } from '../../src/domain/move-plan.ts'
import { type PlannedLesson, planTrack } from '../../src/domain/plan.ts'
import { courseEdition, letterName } from '../support/course-edition.ts'

const DAYS = 7
const DAY_ONE = '2027-03-10'
const { programme } = courseEdition(DAYS)
const EARLY = new Date('2027-02-01T00:00:00Z')

type Place = { zone: string; at: string }

const lessonsIn = ({ zone, at }: Place) =>
  planTrack(programme, { days: 'every-day' }, { dayOne: DAY_ONE, zone, at }).lessons

/** A reader who has had everything that fell due, and moves at `now`. */
function movedAt(now: string | Date, from: Place, to: Place, joinedAt = EARLY) {
  const instant = new Date(now)
  const before = lessonsIn(from)
  const after = lessonsIn(to)
  const had = before.filter(({ dueAt }) => dueAt <= instant && dueAt >= joinedAt)
  const plan = planMove({
    before,
    after,
    had: new Set(had.map(({ letter }) => letter)),
    nextDay: had.length === 0 ? 1 : had.at(-1)!.day + 1,
    joinedAt,
    now: instant,
    today: localDate(instant, from.zone),
  })
  return { plan, before, after, had, instant }
}

const paris = (at: string): Place => ({ zone: 'Europe/Paris', at })
const letters = (lessons: readonly PlannedLesson[]) => lessons.map(({ letter }) => letter)

describe('a reader who moves', () => {
  it('to an earlier hour that has passed gets the lesson of today at once', () => {
    const { plan, after } = movedAt('2027-03-12T11:00:00Z', paris('21:00'), paris('07:30'))
    const end = after[2]!.expiresAt
    expect(plan.atOnce).toEqual({ letter: letterName(3), track: 'after', expiresAt: end })
    expect(plan.over).toEqual([])
  })

  it('to a later hour, having had the lesson of today, waits for tomorrow', () => {
    const { plan, after } = movedAt('2027-03-12T11:00:00Z', paris('07:30'), paris('21:00'))
    expect(plan.atOnce).toBeUndefined()
    expect(plan.over).toEqual([])
    expect(plan.nextAt).toEqual(after[3]!.dueAt)
  })

  it('over midnight, eastwards, gets the lesson of the day that is left behind before it is over', () => {
    const { plan, before } = movedAt('2027-03-12T19:00:00Z', paris('21:00'), {
      zone: 'Asia/Kolkata',
      at: '21:00',
    })
    expect(plan.atOnce).toEqual({
      letter: letterName(3),
      track: 'before',
      expiresAt:
        new Date('2027-03-13T15:30:00Z') < before[2]!.expiresAt
          ? new Date('2027-03-13T15:30:00Z')
          : before[2]!.expiresAt,
    })
    expect(plan.over).toEqual([])
  })

  it('back over the date line has no second letter for a date that comes twice', () => {
    const kiritimati = { zone: 'Pacific/Kiritimati', at: '07:30' }
    const { plan, after } = movedAt('2027-03-11T20:00:00Z', kiritimati, {
      zone: 'Pacific/Honolulu',
      at: '07:30',
    })
    expect(plan.atOnce).toBeUndefined()
    expect(plan.nextAt).toEqual(after[3]!.dueAt)
  })

  it('gets no lesson that had left before they joined', () => {
    const joined = new Date('2027-03-12T11:00:00Z')
    const { plan } = movedAt('2027-03-12T12:00:00Z', paris('07:30'), paris('06:00'), joined)
    expect(plan).toMatchObject({ atOnce: undefined, over: [] })
  })

  it('gets nothing before a lesson that they have had', () => {
    const joined = new Date('2027-03-12T23:00:00Z')
    const kiritimati = { zone: 'Pacific/Kiritimati', at: '07:30' }
    const honolulu = { zone: 'Pacific/Honolulu', at: '23:00' }
    const { plan, had } = movedAt('2027-03-13T18:00:00Z', kiritimati, honolulu, joined)
    expect(letters(had)).toEqual([letterName(5)])
    expect(letters(plan.over)).toEqual([letterName(3), letterName(4)])
  })
})

describe('laws of a move', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const place = fc.record({
    zone,
    at: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30', '59'))
      .map(([hour, minutes]) => `${String(hour).padStart(2, '0')}:${minutes}`),
  })
  const instant = fc
    .integer({ min: Date.parse('2027-03-08T00:00Z'), max: Date.parse('2027-03-19T00:00Z') })
    .map((milliseconds) => new Date(milliseconds))

  it('loses no lesson and doubles none', () => {
    fc.assert(
      fc.property(instant, place, place, (now, from, to) => {
        const { plan, after, had } = movedAt(now, from, to)
        const ways = [...letters(had), ...coming(plan, after, { had, now }), ...letters(plan.over)]
        expect(ways.toSorted()).toEqual(letters(after).toSorted())
        for (const { letter, date } of plan.over)
          expect(couldNotLeave(date, plan, { now, from, letter })).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('keeps the order, with one lesson at a time', () => {
    fc.assert(
      fc.property(instant, place, place, (now, from, to) => {
        const { plan, after, had } = movedAt(now, from, to)
        const order = [...letters(had), ...coming(plan, after, { had, now })]
        expect(order).toEqual(order.toSorted())
        if (plan.atOnce) expect(plan.atOnce.expiresAt > now).toBe(true)
        if (plan.atOnce?.track === 'before') {
          expect(plan.nextAt === undefined || plan.atOnce.expiresAt <= plan.nextAt).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  /** What leaves from now on: at once, and at its own instant. */
  function coming(plan: MovePlan, after: PlannedLesson[], { had, now }: { had: PlannedLesson[]; now: Date }) {
    const known = new Set(letters(had))
    const later = after.filter(({ letter, dueAt }) => dueAt > now && !known.has(letter))
    return [...(plan.atOnce ? [plan.atOnce.letter] : []), ...letters(later)]
  }

  /** Two dates that a calendar jumps over have one lesson to leave between them; and the lesson of today goes first. */
  function couldNotLeave(
    date: string,
    plan: MovePlan,
    at: { now: Date; from: Place; letter: string },
  ): boolean {
    const today = localDate(at.now, at.from.zone)
    return plan.atOnce !== undefined
      ? plan.atOnce.letter > at.letter || date > today
      : date >= addDays(today, 1)
  }
})
