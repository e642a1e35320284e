import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../support/command.ts'
import { commandHere } from '../support/command-here.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { PROGRAMME } from '../support/real-programme.ts'

let database: TestDatabase

const run = (...args: string[]): Promise<Answer> => commandHere(args, { DATABASE_URL: database.url })
const copy = (...options: string[]) => run('cohort', 'copy', 'mars', ...options)

// The tests of this file follow one another on one store.
beforeAll(async () => {
  database = await testDatabase()
  const create = ['cohort', 'create', PROGRAMME, '--from', '2099-03-02', '--slug', 'mars']
  expect(await run(...create, '--with-placeholders')).toMatchObject({ code: 0 })
})

afterAll(() => database.close())

describe('feuilleton cohort copy', () => {
  it('shows every date of a new run and what is doubtful in them, and makes that or nothing', async () => {
    const shown = await copy('--day-one', '2099-05-09')
    expect(shown).toMatchObject({ code: 0, err: '' })
    expect(shown.out).toMatch(
      /^mars -> a new run, 21 lessons, in Europe\/Paris\n {2}1 +jour-01 +Sat 2099-05-09 07:30/,
    )
    expect(shown.out).toMatch(/webinaire: start +Sat 2099-05-23 13:00/)
    expect(shown.out).toMatch(/reminder webinaire\./)
    expect(shown.out).toMatch(/doubtful: .*Saturday/)
    const [, hash = ''] = /--apply (\w{16})/.exec(shown.out) ?? []
    const other = await copy('--day-one', '2099-05-04', '--apply', hash)
    expect(other).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was made') })
    const made = await copy('--day-one', '2099-05-09', '--apply', hash, '--schedule', '--with-placeholders')
    expect(made).toMatchObject({ code: 0, out: `${PROGRAMME}-2099-05-09: scheduled\n` })
    expect((await run('cohort', 'list')).out).toMatch(/2099-05-09 .*running/)
  })

  it('is a draft in the month after, on the same weekday, where nothing else is said', async () => {
    const shown = await copy()
    expect(shown.out).toMatch(/1 +jour-01 +Mon 2099-04-\d\d 07:30/)
    const [, hash = ''] = /--apply (\w{16})/.exec(shown.out) ?? []
    expect((await copy('--apply', hash)).out).toMatch(/^draft-\d+: a draft/)
  })
})
