import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockFault } from '../../src/delivery/clock-guard.ts'
import type { Clock } from '../../src/domain/clock.ts'
import { rowsOf } from '../../src/store/database.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const DAY_S = 86_400

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.close())

/** A clock that goes as fast as ours, `seconds` ahead. */
const ahead = (seconds: number): Clock => ({ now: () => new Date(Date.now() + seconds * 1_000) })

describe('a process whose clock', () => {
  it.each([
    [DAY_S, 'ahead of'],
    [-DAY_S, 'behind'],
    [25, 'ahead of'],
    [-25, 'behind'],
  ])('is %d s off says so in a sentence', async (seconds, words) => {
    const before = performance.now()
    const fault = await clockFault(database.db, ahead(seconds))
    const asked = (performance.now() - before) / 1_000 // which the two clocks may be read apart
    const [, said] = /^the clock of this machine is (\d+) s /.exec(fault ?? '') ?? []
    expect(Math.abs(Number(said) - Math.abs(seconds))).toBeLessThan(5 + asked)
    expect(fault).toContain(` s ${words} the database's: nothing is sent from here until they agree`)
  })

  it.each([0, 5, -5, 15, -15])('is %d s off goes on', async (seconds) => {
    expect(await clockFault(database.db, ahead(seconds))).toBeUndefined()
  })

  it('is right goes on however slowly the database answers, and is told once it is certainly wrong', async () => {
    const slow = (seconds: number, skew: number): Clock => {
      const answers = [0, seconds].map((s) => ahead(s + skew).now())
      return { now: () => answers.shift() ?? ahead(seconds + skew).now() }
    }
    expect(await clockFault(database.db, slow(60, 0))).toBeUndefined()
    expect(await clockFault(database.db, slow(60, -30))).toBeUndefined()
    expect(await clockFault(database.db, slow(60, DAY_S))).toContain('ahead of')
    expect(await clockFault(database.db, slow(60, -DAY_S))).toContain('behind')
  })

  it('cannot be compared says what is wrong with the database', async () => {
    const gone = await database.db.startTransaction().execute()
    await rowsOf(gone, sql`select 1/0`).catch(() => undefined)
    await expect(clockFault(gone, ahead(0))).rejects.toThrow(/aborted/)
    await gone.rollback().execute()
  })
})
