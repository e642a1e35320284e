import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeWorkerSlot, type WorkerSlot } from '../../src/store/worker-slot.ts'
import { beginRound, currentRound, giveUpTheDead } from '../../src/store/workers.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { until } from '../support/service-process.ts'

const NOW = new Date('2027-03-01T06:30:00Z')
const LEASE = new Date('2027-03-01T06:32:00Z')

let database: TestDatabase
let course: Course
let me: WorkerSlot
let other: WorkerSlot

const place = (pid: number) =>
  takeWorkerSlot(database.url, { host: 'machine', pid, now: NOW, onError: () => undefined })

beforeEach(async () => {
  database = await testDatabase()
  course = await openCourse({
    db: database.db,
    edition: courseEdition(1),
    port: 1,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org', 'bob@example.org', 'cleo@example.org'],
  })
  course.clock.set(NOW)
  await course.tick()
  me = await place(1)
  other = await place(2)
})

afterEach(async () => {
  await me.leave()
  await other.leave()
  course.close()
  await database.close()
})

/** The first letter is claimed and the second handed over, both by this worker. */
async function workedOnBy(name: string): Promise<void> {
  await sql`
    update feuilleton.deliveries set state = case id when 1 then 'claimed' else 'handed' end, bodies = id - 1,
      claimed_by = ${name}, lease_until = ${LEASE}, attempts = 1, fence = 1
    where id in (1, 2)`.execute(database.db)
}

async function states(): Promise<string[]> {
  const query = sql<{ words: string }>`
    select state || ' ' || attempts || ' ' || (claimed_by is not null) as words from feuilleton.deliveries order by id`
  return (await query.execute(database.db)).rows.map(({ words }) => words)
}

/** As the kernel does when a process is killed: PostgreSQL sees the connection end. */
async function endSession({ id }: WorkerSlot): Promise<void> {
  await sql`
    select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ${id}::oid`.execute(
    database.db,
  )
}

async function workers(): Promise<number[]> {
  const query = sql<{ id: number }>`select id from feuilleton.workers order by id`
  return (await query.execute(database.db)).rows.map(({ id }) => id)
}

const isHeld = async ({ id }: WorkerSlot) => {
  const query = sql`select from pg_locks where locktype = 'advisory' and objid = ${id}::oid`
  return (await query.execute(database.db)).rows.length > 0
}

describe('the claims of a worker', () => {
  it('are its own while it lives, however long it says nothing', async () => {
    await workedOnBy(other.name)
    expect(await giveUpTheDead(database.db, me.id)).toBe(0)
    expect(await states()).toEqual(['claimed 1 true', 'handed 1 true', 'due 0 false'])
  })

  it('are due again at once when it is dead, as if they had not been tried; what it handed over waits', async () => {
    await workedOnBy(other.name)
    await other.leave()
    expect(await workers(), 'it left a claim behind').toEqual([me.id, other.id])
    expect(await giveUpTheDead(database.db, me.id)).toBe(1)
    expect(await states()).toEqual(['due 0 false', 'handed 1 true', 'due 0 false'])
    expect(await workers()).toEqual([me.id])
  })

  it('are found again when another process has the number of the dead one', async () => {
    await workedOnBy(other.name)
    await other.leave()
    const heir = await place(2)
    expect(heir.name).not.toBe(other.name)
    expect(await giveUpTheDead(database.db, heir.id)).toBe(1)
    await heir.leave()
  })

  it('wait for their lease when nothing is known of who has them', async () => {
    await workedOnBy('machine:2')
    expect(await giveUpTheDead(database.db, me.id)).toBe(0)
    expect((await states())[0]).toBe('claimed 1 true')
  })

  it('that another process is at are left to the next time, and so is their worker', async () => {
    await workedOnBy(other.name)
    await other.leave()
    const transaction = await database.db.startTransaction().execute()
    await sql`select from feuilleton.deliveries where id = 1 for update`.execute(transaction)
    expect(await giveUpTheDead(database.db, me.id)).toBe(0)
    await transaction.rollback().execute()
    expect(await giveUpTheDead(database.db, me.id)).toBe(1)
  })

  it('are not given up by itself while its connection comes back', async () => {
    await workedOnBy(me.name)
    await endSession(me)
    expect(await giveUpTheDead(database.db, me.id)).toBe(0)
    await until(async () => ((await isHeld(me)) ? true : undefined))
    expect(await workers()).toEqual([me.id, other.id])
  })

  it('are its own again after others took it for dead and its connection came back', async () => {
    await endSession(other)
    await sql`delete from feuilleton.workers where id = ${other.id}`.execute(database.db)
    await until(async () => ((await workers()).includes(other.id) ? true : undefined))
    expect(await isHeld(other)).toBe(true)
  })

  it('are nobody’s once it has left while its connection was coming back', async () => {
    await endSession(other)
    await until(async () => ((await isHeld(other)) ? undefined : true))
    const transaction = await database.db.startTransaction().execute()
    await sql`lock table feuilleton.workers in share row exclusive mode`.execute(transaction)
    await until(async () => ((await isHeld(other)) ? true : undefined)) // and waits to be written down
    const left = other.leave()
    await transaction.rollback().execute()
    await left
    expect(await isHeld(other)).toBe(false)
    expect(await workers()).toEqual([me.id])
  })

  it('leave nothing written down when it ends in order', async () => {
    await other.leave()
    expect(await workers()).toEqual([me.id])
  })
})

describe('rounds of jobs', () => {
  it('follow one another, for whoever asks', async () => {
    const first = await beginRound(database.db)
    expect(await currentRound(database.db)).toBe(first)
    expect(await beginRound(database.db)).toBeGreaterThan(first)
  })
})
