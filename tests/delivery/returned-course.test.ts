import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { playReturns, returnsOf } from '../support/returned-course.ts'

const [PEOPLE, DAYS] = [200, 6]

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

/** `bench/returned.ts` plays it with 20,000 people. */
it('sends two letters at most to who is dead, none after a complaint, and all to everybody else', async () => {
  const returns = returnsOf(PEOPLE)
  const { sent, clock } = await playReturns(database.db, { returns, days: DAYS })
  const letters = (people: readonly string[]) => people.map((one) => sent.get(one)?.length ?? 0)
  expect(Math.max(...letters(returns.dead))).toBe(2)
  expect(new Set(letters([...returns.healthy, ...returns.full]))).toEqual(new Set([DAYS]))
  expect(letters(returns.complaining)).toEqual(returns.complaining.map((_, at) => at + 1))
  const { rows } = await sql<{ state: string; reason: string; n: number }>`
    select d.state, d.reason, count(*)::int as n from feuilleton.deliveries d where d.state = 'returned'
    group by 1, 2 order by 2`.execute(database.db)
  expect(rows).toContainEqual({ state: 'returned', reason: 'passing', n: returns.full.length * DAYS })
  await expectCleanAudit(database.db, clock)
})
