import { describe, expect, it } from 'vitest'
import { mistakesWith, replaced, SCHEDULE } from './small-programme.ts'

/** The lines of lessons. */
const [FIRST, SECOND] = ['- { day: 1, letter: un }', '- { day: 2, letter: deux }']
const [LINE_1, LINE_2] = [FIRST, SECOND].map(
  (line) => SCHEDULE.slice(0, SCHEDULE.indexOf(line)).split('\n').length,
)

const mistakes = (piece: string, by: string) =>
  mistakesWith({ 'schedules/petit.yaml': replaced(SCHEDULE, piece, by) })
const second = (more: string) => mistakes(SECOND, `- { day: 2, letter: deux, ${more} }`)

describe('lessons that come on a day or at an hour of their own', () => {
  it.each(['comes: same day, at: "18:00"', 'comes: 3 days later', 'comes: 2 weeks later', 'at: "06:00"'])(
    'may have %s',
    async (more) => {
      expect(await second(more)).toEqual([])
    },
  )

  it.each([
    [
      'on the same day without an hour',
      'comes: same day',
      `'deux' comes on the same day as 'un' and has no hour of its own, expected an hour after 07:30, such as at: "18:00"`,
    ],
    [
      'twice at one hour',
      'comes: same day, at: "07:30"',
      `'deux' leaves on the same day as 'un' and at the same hour, 07:30, expected an hour after 07:30, such as at: "18:00"`,
    ],
    [
      'before the one before',
      'comes: same day, at: "06:00"',
      `'deux' leaves on the same day as 'un' and before it: at 06:00, and not after 07:30, expected an hour after 07:30, such as at: "18:00"`,
    ],
    [
      'at a time that cannot be read',
      'comes: later',
      "'comes' is 'later', expected same day, or such as 3 days later or 2 weeks later",
    ],
    [
      'at an hour that is none',
      'at: "25:00"',
      "'at' is '25:00', expected an hour between 00:00 and 23:59, such as 07:30",
    ],
  ])('may not come %s', async (_, more, what) => {
    expect(await second(more)).toEqual([`schedules/petit.yaml:${LINE_2}: ${what}`])
  })

  it('have one that is the first, and comes after none', async () => {
    expect(await mistakes(FIRST, '- { day: 1, letter: un, comes: 2 days later }')).toEqual([
      `schedules/petit.yaml:${LINE_1}: 'un' is the first lesson, and comes after no other, expected no 'comes'`,
    ])
  })

  it('may share the day on which a session ends with the one after it', async () => {
    const listed = `${SECOND.replace(' }', ', comes: same day, at: "18:00" }')}`
    const shared = replaced(SCHEDULE, SECOND, listed)
    const ends = replaced(shared, 'start: { day: 1 }', 'start: { day: 2, at: "09:00" }')
    const schedule = replaced(ends, 'end: { day: 20 }', 'end: { day: 1, at: "10:00" }')
    expect(await mistakesWith({ 'schedules/petit.yaml': schedule })).toEqual([])
  })
})
