import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../support/command.ts'
import { commandHere } from '../support/command-here.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { journalLines } from '../support/journal-lines.ts'
import { PROGRAMME } from '../support/real-programme.ts'

let database: TestDatabase

const run = (...args: string[]): Promise<Answer> => commandHere(args, { DATABASE_URL: database.url })
const change = (...options: string[]) => run('cohort', 'change', 'mars', ...options)

// The tests of this file follow one another on one store.
beforeAll(async () => {
  database = await testDatabase()
  const create = ['cohort', 'create', PROGRAMME, '--from', '2099-03-02', '--slug', 'mars']
  expect(await run(...create, '--with-placeholders')).toMatchObject({ code: 0 })
})

afterAll(() => database.close())

describe('feuilleton cohort change', () => {
  it('shows what a change does, and does it only as it was shown', async () => {
    const shown = await change('--day-one', '2099-03-09', '--at', '08:00')
    expect(shown).toMatchObject({ code: 0, err: '' })
    expect(shown.out).toMatch(/hour: 7:30 → 8:00/)
    expect(shown.out).toMatch(/1 +jour-01 +Mon 2099-03-02 07:30 {2}-> {2}Mon 2099-03-09 08:00/)
    const [, hash = ''] = /add --apply (\w{16})/.exec(shown.out) ?? []
    const other = await change('--day-one', '2099-03-10', '--apply', hash)
    expect(other).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was changed') })
    expect(other.out).toMatch(/Tue 2099-03-10 07:30 {2}\(shown: Mon 2099-03-09 08:00\)/)
    const done = await change('--day-one', '2099-03-09', '--at', '08:00', '--apply', hash, '--by', 'Ana')
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Done') })
    expect((await run('cohort', 'show', 'mars')).out).toMatch(/Mon 2099-03-09 08:00 +Europe\/Paris +jour-01/)
    expect((await journalLines(database.db)).at(-1)).toBe(
      'Ana changed “21 jours pour convaincre”: day one: Monday 2 March 2099 → Monday 9 March 2099 · hour: 7:30 → 8:00',
    )
  })

  it('undoes the last change', async () => {
    const shown = await change('--undo')
    expect(shown.out).toMatch(/1 +jour-01 +Mon 2099-03-09 08:00 {2}-> {2}Mon 2099-03-02 07:30/)
    expect(await change('--undo', '--yes')).toMatchObject({ code: 0, out: expect.stringContaining('Done') })
    expect((await change('--undo')).err).toMatch(/no change of the calendar of .* can be undone/)
  })

  it('takes days, dates without a lesson and lessons from one on', async () => {
    const shown = await change('--days', 'weekdays', '--skip', '2099-03-12', '--move', '1', '--from', '21')
    expect(shown.out).toMatch(/6 +jour-06 +Sat 2099-03-07 07:30 {2}-> {2}Mon 2099-03-09 07:30/)
    expect(shown.out).not.toMatch(/ 5 +jour-05/)
  })

  it('says what is wrong with what it is told', async () => {
    expect((await change()).err).toMatch(/nothing of the calendar of “21 jours pour convaincre” would change/)
    expect((await change('--from', '3')).err).toMatch(/say by how many days with --move/)
    expect((await change('--days', 'someday')).err).toMatch(
      /--days: expected every-day, weekdays, or days such as/,
    )
    expect((await change('--move', 'two')).err).toMatch(/expected days, such as 2 or -2/)
  })
})
