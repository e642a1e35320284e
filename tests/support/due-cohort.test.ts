import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { tick } from '../../src/delivery/tick.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { scheduleDue } from './due-cohort.ts'
import { ledgerRows } from './ledger-rows.ts'
import { locksWaitedFor } from './locks.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

it('a cohort that is due has its letters though a service comes by while it is written', async () => {
  const { db } = database
  const comesBy = () => tick(db, new Date(), async () => undefined)
  const lock = await db.startTransaction().execute()
  await sql`lock table feuilleton.erasures in access exclusive mode`.execute(lock)
  const scheduling = scheduleDue(db, { people: ['ana@example.org', 'bob@example.org'] })
  await locksWaitedFor(db, 1)
  await comesBy()
  await lock.rollback().execute()
  await scheduling
  await comesBy()
  expect((await ledgerRows(db)).map(({ state }) => state)).toEqual(['due', 'due'])
})
