import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

it.each([
  ['ana.paz+cours@asso.fr', 'ana.paz@asso.fr'],
  ['ana.paz+cours@gmail.com', 'anapaz@gmail.com'],
  ['ana.paz@googlemail.com', 'anapaz@gmail.com'],
  ['a@b@gmail.com', 'a@b@gmail.com'],
  ['+cours@asso.fr', '@asso.fr'],
  ['gmail.com', null],
  ['', null],
])('the mailbox of %j is %j', async (key, mailbox) => {
  const asked = sql<{ of: string | null }>`select feuilleton.mailbox_of(${key}) as of`
  expect((await asked.execute(database.db)).rows).toEqual([{ of: mailbox }])
})

it('PostgreSQL puts the mailbox of an address in the place of a call, which would take longer than the row', async () => {
  const plan = sql<{ 'QUERY PLAN': string }>`
    explain (verbose, costs off) select feuilleton.mailbox_of(address_key) from feuilleton.subscribers`
  const lines = (await plan.execute(database.db)).rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(lines).toContain('split_part(address_key')
  expect(lines).not.toMatch(/mailbox_(of|at)/)
})
