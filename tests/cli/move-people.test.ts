import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, temporaryFolder } from '../support/command.ts'
import { commandHere } from '../support/command-here.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { PROGRAMME } from '../support/real-programme.ts'

let database: TestDatabase

const run = (...args: string[]): Promise<Answer> => commandHere(args, { DATABASE_URL: database.url })
const move = (...options: string[]) => run('cohort', 'move-people', 'mars', ...options)

// The tests of this file follow one another on one store.
beforeAll(async () => {
  database = await testDatabase()
  for (const [slug, from] of [
    ['mars', '2099-03-02'],
    ['avril', '2099-04-06'],
  ] as const) {
    const create = ['cohort', 'create', PROGRAMME, '--from', from, '--slug', slug, '--with-placeholders']
    expect(await run(...create)).toMatchObject({ code: 0 })
  }
  const people = ['ana@example.org', 'bob@example.org', 'eve@example.org']
  expect(await run('enrol', 'mars', ...people, '--basis', 'asked')).toMatchObject({ code: 0 })
})

afterAll(() => database.close())

describe('feuilleton cohort move-people', () => {
  it('shows who gets what from when, and moves them only as it was shown', async () => {
    const shown = await move('ana@example.org', 'bob@example.org', '--to', 'avril')
    expect(shown).toMatchObject({ code: 0, err: '' })
    expect(shown.out).toMatch(
      /^mars -> avril: 2 people\n {2}2 people at 07:30 in Europe\/Paris who have had no lesson: lesson 1 \(jour-01\) on Mon 2099-04-06 07:30/,
    )
    const [, hash = ''] = /add --apply (\w{16})/.exec(shown.out) ?? []
    const made = ['--to', 'avril', '--basis', 'asked by mail', '--apply', hash]
    const other = await move('ana@example.org', 'eve@example.org', ...made)
    expect(other).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was changed') })
    const done = await move('ana@example.org', 'bob@example.org', ...made)
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Done.') })
    expect((await run('cohort', 'list')).out).toMatch(/avril .* 2 +0 /)
  })

  it('says who is there already, and takes the last move back', async () => {
    const again = await move('--state', 'joined', '--to', 'avril')
    expect(again.out).toMatch(/mars -> avril: 1 person\n/)
    expect(again.out).toMatch(/stay where they are: 2 people, who have left/)
    expect(await move('--undo')).toMatchObject({
      code: 0,
      out: '2 people are in mars again, as they were.\n',
    })
    expect((await move('--undo')).err).toMatch(/no move of people out of .* can be undone/)
  })

  it('takes those of a list, and names those who are not in the cohort', async () => {
    const folder = await temporaryFolder()
    const file = join(folder.path, 'people.csv')
    await writeFile(file, 'address\nana@example.org\nnobody@example.org\n')
    const wrong = await move('--csv', file, '--to', 'avril')
    expect(wrong.err).toMatch(/nobody@example.org\n1 person of these are not in mars/)
    expect((await move('--csv', file, '--skip-bad', '--to', 'avril')).out).toMatch(/avril: 1 person/)
    await folder.remove()
  })

  it('says what is wrong with what it is told', async () => {
    expect((await move()).err).toMatch(/say where they go with --to/)
    expect((await move('--to', 'mars')).err).toMatch(/cannot move to the cohort that they are in/)
    expect((await move('--to', 'mai')).err).toMatch(/there is no cohort named mai/)
    expect((await move('--to', 'avril', '--apply', 'x')).err).toMatch(/say how these people agreed to it/)
    expect((await move('--to', 'avril', '--outcome', 'paused')).err).toMatch(/add --letter/)
  })
})
