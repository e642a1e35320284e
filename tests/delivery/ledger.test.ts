import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLedger } from '../../src/delivery/ledger.ts'
import { claimDue } from '../../src/store/claims.ts'
import { findStream } from '../../src/store/streams.ts'
import { openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const SUBMITTED = { state: 'submitted', reply: '250 2.0.0 Ok' } as const

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

/** Two claims, and a ledger whose clock shows another instant each time it is looked at. */
async function twoClaims() {
  const { tick, close } = await openCourse({
    db: database.db,
    edition: courseEdition(3),
    port: 9,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org', 'bob@example.org'],
  }).then((course) => {
    course.clock.set(DUE)
    return course
  })
  const [dispatchId = 0] = await tick()
  close()
  const wanted = { now: DUE, leaseUntil: new Date(DUE.getTime() + 60_000), by: 'test', size: 2 }
  const { claimed } = await claimDue(database.db, (await findStream(database.db, dispatchId))!, wanted)
  const [ana, bob] = claimed.map(({ id, fence }) => ({ id, fence }))
  let asked = 0
  const ledger = openLedger(database.db, { now: () => new Date(DUE.getTime() + ++asked * 1_000) }, () => true)
  return { ana: ana!, bob: bob!, ledger }
}

async function marks() {
  const { rows } = await sql<{ state: string; handed: Date; settled: Date | null }>`
    select state, handed_at as handed, settled_at as settled from feuilleton.deliveries order by id`.execute(
    database.db,
  )
  return rows
}

describe('the end of a letter and the beginning of the next on a connection', () => {
  it('are committed together', async () => {
    const { ana, bob, ledger } = await twoClaims()
    expect(await ledger.handed({ ...ana, bytesHash: 'a' })).toBe(true)
    const ending = ledger.settle({ ...ana, ...SUBMITTED })
    expect(await ledger.handed({ ...bob, bytesHash: 'b' }, ending)).toBe(true)
    const [first, second] = await marks()
    expect(first).toMatchObject({ state: 'submitted', settled: second!.handed })
    expect(second).toMatchObject({ state: 'handed', settled: null })
  })

  it('are committed in their order when the end was already on its way', async () => {
    const { ana, bob, ledger } = await twoClaims()
    await ledger.handed({ ...ana, bytesHash: 'a' })
    const ending = ledger.settle({ ...ana, ...SUBMITTED })
    ending.flush()
    expect(await ledger.handed({ ...bob, bytesHash: 'b' }, ending)).toBe(true)
    const [first, second] = await marks()
    expect(first!.settled!.getTime()).toBeLessThan(second!.handed.getTime())
  })
})

describe('the marks of a letter, while others are at the relay', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('wait a moment for theirs, and no longer', async () => {
    const { ana, bob, ledger } = await twoClaims()
    await ledger.handed({ ...ana, bytesHash: 'a' })
    const second = ledger.handed({ ...bob, bytesHash: 'b' })
    for (let turns = 0; turns < 5; turns++) await turn()
    expect((await marks()).map(({ state }) => state)).toEqual(['handed', 'claimed'])
    vi.advanceTimersByTime(20)
    expect(await second).toBe(true)
  })

  it('leave with the first that comes back when nobody is left there', async () => {
    const { ana, bob, ledger } = await twoClaims()
    await ledger.handed({ ...ana, bytesHash: 'a' })
    const second = ledger.handed({ ...bob, bytesHash: 'b' })
    await turn()
    ledger.settle({ ...ana, ...SUBMITTED }).flush()
    expect(await second).toBe(true)
    expect((await marks()).map(({ state }) => state)).toEqual(['submitted', 'handed'])
  })

  it('wait for nobody whose claim was given back', async () => {
    const { ana, bob, ledger } = await twoClaims()
    await ledger.handed({ ...ana, bytesHash: 'a' })
    await ledger.release([ana])
    expect(await ledger.handed({ ...bob, bytesHash: 'b' })).toBe(true)
  })
})

describe('two claims of one delivery in the same process', () => {
  it('are not both handed over when they ask at the same time: the older has lost it', async () => {
    const { ana: older, bob, ledger } = await twoClaims()
    const newer = { ...older, fence: older.fence + 1 }
    await sql`update feuilleton.deliveries set fence = ${newer.fence} where id = ${older.id}`.execute(
      database.db,
    )
    // A lone mark leaves at once; those behind it leave together.
    const first = ledger.handed({ ...bob, bytesHash: 'b' })
    const [old, fresh, again] = await Promise.all([
      ledger.handed({ ...older, bytesHash: 'a' }),
      ledger.handed({ ...newer, bytesHash: 'a' }),
      ledger.handed({ ...older, bytesHash: 'a' }),
    ])
    expect(await first).toBe(true)
    expect([old, fresh, again]).toEqual([false, true, false])
  })
})
