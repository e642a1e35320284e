import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase({ isEmpty: true })
})

afterEach(() => database.close())

const ROW = sql`
  select 1 as due_at, '{"first_name": [{"at_time": 1}]}'::jsonb as known_data, array['at_time'] as every_one,
    2 as "not-registered", null as in_a_row`
const NAMED = {
  dueAt: 1,
  knownData: { first_name: [{ at_time: 1 }] },
  everyOne: ['at_time'],
  'not-registered': 2,
  inARow: null,
}

it('columns have the names of TypeScript, and what is inside a jsonb value keeps its own', async () => {
  expect((await ROW.execute(database.db)).rows).toEqual([NAMED])
})

it('columns have the names of TypeScript in a transaction too', async () => {
  const { rows } = await database.db.transaction().execute((tx) => ROW.execute(tx))
  expect(rows).toEqual([NAMED])
})
