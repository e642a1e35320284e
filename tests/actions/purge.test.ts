import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLedger } from '../../src/actions/cohorts/audit-ledger.ts'
import { confirmSignUp } from '../../src/actions/enrolments/confirm-sign-up.ts'
import { countOld } from '../../src/actions/purge/count-old.ts'
import type { OldFiles } from '../../src/actions/purge/old-files.ts'
import { PURGED_BY_ITSELF, purgeBatch } from '../../src/actions/purge/purge-batch.ts'
import { USUAL_RETENTION } from '../../src/domain/retention.ts'
import { inTransaction } from '../../src/store/database.ts'
import { markHanded } from '../../src/store/hand-over.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { openToSignUp, peopleRows } from '../support/sign-up.ts'

const DAY_MS = 86_400_000
const NO_FILES: OldFiles = { count: async () => 0, purge: async () => 0 }

let database: TestDatabase
let course: Awaited<ReturnType<typeof openToSignUp>>

beforeEach(async () => {
  database = await testDatabase()
  course = await openToSignUp(database.db)
})

afterEach(() => database.close())

const daysOn = (days: number) => new Date(Date.parse('2027-02-20T10:00:00Z') + days * DAY_MS)

/** Purges as the service does, to the end; returns how many batches there were. */
async function purge(now: Date): Promise<number> {
  const request = { retention: USUAL_RETENTION, now, by: PURGED_BY_ITSELF }
  let batches = 0
  while (await purgeBatch(database.db, request)) batches++
  return batches
}

async function addresses(): Promise<string[]> {
  const { rows } = await sql<{
    address: string
  }>`select address from feuilleton.subscribers order by id`.execute(database.db)
  return rows.map(({ address }) => address)
}

async function journal(): Promise<object[]> {
  const { rows } = await sql<{ facts: object }>`
    select facts from feuilleton.journal where act = 'data-purged' order by id`.execute(database.db)
  return rows.map(({ facts }) => facts)
}

const confirm = (id: number) =>
  confirmSignUp(database.db, { requestId: id, ip: '192.0.2.7', keys: IMPORTED.keys }, course.clock)

/** Ends the course, as far as the ledger goes: every lesson was skipped at its time. */
async function endCourse(): Promise<void> {
  await sql`update feuilleton.dispatches set state = 'closed'`.execute(database.db)
  await sql`
    insert into feuilleton.deliveries (dispatch_id, enrolment_id, letter, kind, state, next_at, expires_at, handed_at,
      settled_at, reply, bodies, written_name)
    select i.id, e.id, i.letter, 'lesson', 'submitted', i.due_at, i.expires_at, i.due_at, i.due_at,
      '250 2.0.0 Ok: for ' || s.address, 1, s.first_name
    from feuilleton.dispatches i join feuilleton.enrolments e on e.track_id = i.track_id and e.state = 'active'
    join feuilleton.subscribers s on s.id = e.subscriber_id where i.kind = 'lesson'`.execute(database.db)
  await sql`update feuilleton.deliveries set state = 'submitted', reply = '250 2.0.0 Ok', settled_at = next_at,
    handed_at = next_at, bodies = 1 where state = 'due'`.execute(database.db)
}

describe('a sign-up that nobody confirmed', () => {
  it('loses its name after thirty days, and not before', async () => {
    await course.ask('ana@example.org', { firstName: 'Ana' })
    await endCourse()
    await purge(daysOn(29))
    expect(await addresses()).toEqual(['ana@example.org'])
    await purge(daysOn(31))
    expect(await addresses()).toEqual(['erased-1@erased.invalid'])
    expect(await journal()).toEqual([{ kind: 'unconfirmed', n: 1 }])
    expect((await peopleRows(database.db)).filter((row) => /ana|192\.0/i.test(row))).toEqual([])
  })

  it('may be made again', async () => {
    await course.ask('ana@example.org')
    await purge(daysOn(31))
    await course.ask('ana@example.org')
    expect(await addresses()).toEqual(['erased-1@erased.invalid', 'ana@example.org'])
  })
})

describe('an IP address beside a consent', () => {
  it('goes after a year, and the consent stays', async () => {
    await course.ask('ana@example.org')
    await confirm(1)
    const ips = async () =>
      (
        await sql<{ ip: string | null }>`select ip from feuilleton.consents order by id`.execute(database.db)
      ).rows.map(({ ip }) => ip)
    await purge(daysOn(364))
    expect(await ips()).toEqual(['192.0.2.7', '192.0.2.7'])
    await purge(daysOn(366))
    expect(await ips()).toEqual([null, null])
  })
})

describe('a person of whom nothing was heard', () => {
  beforeEach(async () => {
    await course.ask('ana@example.org', { firstName: 'Ana' })
    await confirm(1)
  })

  it('is in no table by name three years after the last letter, and the audit holds as before', async () => {
    await endCourse()
    await purge(daysOn(3 * 365 + 30))
    const rows = await peopleRows(database.db)
    expect(rows.filter((row) => /ana|192\.0/i.test(row))).toEqual([])
    expect(rows.filter((row) => row.startsWith('deliveries')).length).toBeGreaterThan(3)
    const { invariants } = await auditLedger(database.db, { now: daysOn(3 * 365 + 30), isAtRest: true })
    expect(invariants.filter(({ holds }) => !holds)).toEqual([])
  })

  it('stays where a letter left since, where one is to come, and where something was asked for', async () => {
    const late = daysOn(3 * 365 + 30)
    await purge(late)
    expect(await addresses()).toEqual(['ana@example.org']) // the course has not ended
    await endCourse()
    await sql`update feuilleton.deliveries set settled_at = ${daysOn(900)} where id = 1`.execute(database.db)
    await purge(new Date(late.getTime() + 2 * DAY_MS))
    expect(await addresses()).toEqual(['ana@example.org'])
  })
})

it('a purge runs once a day, in batches, and takes up where it was', async () => {
  const { db } = database
  await sql`
    insert into feuilleton.subscribers (address, address_key, created_at)
    select 'p' || n || '@x.fr', 'p' || n || '@x.fr', ${daysOn(0)}::timestamptz from generate_series(1, 70) n`.execute(
    db,
  )
  const now = daysOn(4 * 365)
  const request = { retention: USUAL_RETENTION, now, by: PURGED_BY_ITSELF }
  await purgeBatch(db, request)
  while ((await addresses()).every((address) => !address.startsWith('erased'))) await purgeBatch(db, request)
  expect((await addresses()).filter((address) => address.startsWith('erased'))).toHaveLength(5)
  await purge(now)
  expect((await addresses()).every((address) => address.startsWith('erased'))).toBe(true)
  expect(await journal()).toEqual([{ kind: 'people', n: 70 }])
  expect(await purge(now)).toBe(0)
  expect(await purge(new Date(now.getTime() + DAY_MS))).toBeGreaterThan(0)
})

it('a letter is handed over while a batch is still open: it waits for no row of a purge', async () => {
  const { db } = database
  await course.ask('ana@example.org')
  await confirm(1)
  const now = daysOn(4 * 365)
  await sql`
    insert into feuilleton.subscribers (address, address_key, created_at)
    values ('old@x.fr', 'old@x.fr', ${daysOn(0)}::timestamptz)`.execute(db)
  const { rows } = await sql<{ id: number }>`
    insert into feuilleton.deliveries (dispatch_id, enrolment_id, letter, kind, state, next_at, expires_at, fence, lease_until)
    select i.id, 1, i.letter, 'lesson', 'claimed', ${now}::timestamptz, ${daysOn(4 * 365 + 1)}::timestamptz, 1,
      ${daysOn(4 * 365 + 1)}::timestamptz
    from feuilleton.dispatches i where i.kind = 'lesson' and i.day = 1 returning id`.execute(db)
  const id = rows[0]!.id
  await inTransaction(db, async (tx) => {
    const request = { retention: USUAL_RETENTION, now, by: PURGED_BY_ITSELF }
    while (await purgeBatch(tx, request));
    const handed = await inTransaction(db, async (other) => {
      await sql`set local lock_timeout = '5s'`.execute(other) // so that a hand-over that waits fails, and does not hang
      return markHanded(other, [{ id, fence: 1, bytesHash: 'x' }], now)
    })
    expect(handed).toEqual(new Set([id]))
  })
  expect(await addresses()).toEqual(['ana@example.org', 'erased-2@erased.invalid'])
})

it('a count of what is old changes nothing and is what a purge then takes', async () => {
  await course.ask('ana@example.org')
  const request = { retention: USUAL_RETENTION, now: daysOn(31), files: NO_FILES }
  const before = await peopleRows(database.db)
  const counts = await countOld(database.db, request)
  expect(counts.filter(({ n }) => n > 0).map(({ kind, n }) => [kind, n])).toEqual([['unconfirmed', 1]])
  expect(await peopleRows(database.db)).toEqual(before)
  await purge(daysOn(31))
  expect(await journal()).toEqual([{ kind: 'unconfirmed', n: 1 }])
})
