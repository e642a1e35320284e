import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Had, lessonsBefore } from '../../src/domain/lessons-before.ts'
import type { PlannedLesson } from '../../src/domain/plan.ts'

const HOUR = 3_600_000
const at = (hours: number) => new Date(hours * HOUR)
const planned = (days: number): PlannedLesson[] =>
  Array.from({ length: days }, (_, index) => ({
    letter: `jour-${index + 1}`,
    day: index + 1,
    date: '2027-03-01',
    dueAt: at(24 * index),
    expiresAt: at(24 * index + 17),
    unknown: 'hold',
  }))

/** Somebody who joins after some lessons, has had some of the others since, and looks now. */
const cases = fc
  .record({
    days: fc.integer({ min: 1, max: 25 }),
    joined: fc.integer({ min: -30, max: 700 }),
    since: fc.nat(700),
  })
  .chain(({ days, joined, since }) => {
    const lessons = planned(days)
    const due = lessons.filter(({ dueAt }) => dueAt > at(joined) && dueAt <= at(joined + since))
    return fc.subarray(due).map((came) => ({ lessons, joinedAt: at(joined), now: at(joined + since), came }))
  })
const asHad = (came: readonly PlannedLesson[]): Had[] =>
  came.map(({ letter, day }) => ({ letter, day, state: 'submitted', reason: null }))

describe('the lessons before a reader', () => {
  it('are all that were due by the time of joining, whatever has come since', () => {
    fc.assert(
      fc.property(cases, ({ lessons, joinedAt, now, came }) => {
        const found = lessonsBefore(lessons, { had: asHad(came), joinedAt, now }).map(({ letter }) => letter)
        const expected = lessons.filter(({ dueAt }) => dueAt <= joinedAt).map(({ letter }) => letter)
        expect(found.filter((letter) => expected.includes(letter))).toEqual(expected)
      }),
    )
  })

  it('are never one that came, nor one still to come', () => {
    fc.assert(
      fc.property(cases, ({ lessons, joinedAt, now, came }) => {
        const last = Math.max(0, ...came.map(({ day }) => day))
        for (const { letter, dueAt, day } of lessonsBefore(lessons, { had: asHad(came), joinedAt, now })) {
          expect(came.map((lesson) => lesson.letter)).not.toContain(letter)
          expect(dueAt <= now).toBe(true)
          expect(dueAt <= joinedAt || day < last).toBe(true)
        }
      }),
    )
  })

  it('have those again that were withdrawn when the reader left, before joining anew', () => {
    const withdrawn: Had = { letter: 'jour-1', day: 1, state: 'skipped', reason: 'unsubscribed' }
    const found = lessonsBefore(planned(3), { had: [withdrawn], joinedAt: at(30), now: at(30) })
    expect(found.map(({ letter }) => letter)).toEqual(['jour-1', 'jour-2'])
  })
  it('have those that a later hour makes due after joining, when a lesson after them has come', () => {
    const third = asHad(planned(3).slice(2))
    const found = lessonsBefore(planned(3), { had: third, joinedAt: at(23.5), now: at(50) })
    expect(found.map(({ letter }) => letter)).toEqual(['jour-1', 'jour-2'])
  })

  it('have none that another calendar makes due later than now', () => {
    const third = asHad(planned(3).slice(2))
    const found = lessonsBefore(planned(3), { had: third, joinedAt: at(-1), now: at(10) })
    expect(found.map(({ letter }) => letter)).toEqual(['jour-1'])
  })
})
