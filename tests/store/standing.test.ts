import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StandingReason } from '../../src/domain/delivery.ts'
import { claimDue } from '../../src/store/claims.ts'
import type { Database } from '../../src/store/database.ts'
import { markHanded } from '../../src/store/hand-over.ts'
import { findStream } from '../../src/store/streams.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerRows } from '../support/ledger-rows.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const NEXT_DAY = new Date('2027-03-02T06:30:00Z')

let database: TestDatabase
let db: Database
let course: Course

beforeEach(async () => {
  database = await testDatabase()
  db = database.db
  course = await openCourse({
    db,
    edition: courseEdition(1),
    port: 1, // nothing is sent
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['claimed-before@example.org', 'claimed-after@example.org'],
  })
  course.clock.set(DUE)
})

afterEach(async () => {
  course.close()
  await database.close()
})

type Change = { says: string; change: () => Promise<unknown>; now?: Date; isReminder?: boolean }

const run = (text: string) => () => sql.raw(text).execute(db)
const pauseByOrganiser = run(`
  insert into feuilleton.pauses (cohort_id, paused_by, reason, paused_at)
  select id, 'organiser', 'why', '2027-03-01' from feuilleton.cohorts`)
const registerEverybody = run(`
  insert into feuilleton.registrations (enrolment_id, event, cohort_id, state, since, told_version)
  select id, 'webinaire', cohort_id, 'registered', '2027-02-21', 0 from feuilleton.enrolments`)

/** What brings each reason about. */
const CHANGES: Record<StandingReason, readonly Change[]> = {
  cancelled: [
    { says: 'the cohort is cancelled', change: run(`update feuilleton.cohorts set state = 'cancelled'`) },
  ],
  unsubscribed: [
    {
      says: 'its reader has left',
      change: run(`update feuilleton.enrolments set state = 'unsubscribed', left_at = '2027-03-01'`),
    },
    {
      says: 'its reader left, and asked to come back',
      change: run(`update feuilleton.enrolments set state = 'pending'`),
    },
    {
      says: 'its reader left the course and is a guest',
      change: run(`update feuilleton.enrolments set follows = 'events'`),
    },
  ],
  suppressed: [
    {
      says: 'nothing is sent to its address',
      change: run(`
        insert into feuilleton.suppressions (address_key, reason, suppressed_at)
        select address_key, 'no mailbox', '2027-03-01' from feuilleton.subscribers`),
    },
  ],
  paused: [
    { says: 'its reader has a break', change: run(`update feuilleton.enrolments set state = 'paused'`) },
    { says: 'its day went by while its cohort waited', change: pauseByOrganiser, now: NEXT_DAY },
  ],
  'event-changed': [
    {
      says: 'it was withdrawn',
      change: run(`update feuilleton.dispatches set withdrawn_at = '2027-03-01'`),
      isReminder: true,
    },
  ],
  'not-concerned': [
    {
      says: 'its reader is not of its audience any more',
      change: run(`update feuilleton.registrations set state = 'left'`),
      isReminder: true,
    },
  ],
  expired: [{ says: 'its day went by', change: async () => undefined, now: NEXT_DAY }],
}

const CASES = Object.entries(CHANGES).flatMap(([reason, changes]) =>
  changes.map((change) => ({ reason, ...change })),
)

/** Makes the lesson that is due a reminder of an event that everybody registered for. */
async function makeReminder(): Promise<void> {
  await registerEverybody()
  await sql`update feuilleton.dispatches set day = 0, event = 'webinaire', audience = 'registered', reminder = 'soon'`.execute(
    db,
  )
  await sql`update feuilleton.deliveries set kind = 'reminder', asked = true`.execute(db)
}

/** Claims one delivery at an instant, for longer than any of these cases lasts. */
async function claimOne(dispatchId: number, now: Date) {
  const stream = (await findStream(db, dispatchId))!
  const leaseUntil = new Date('2027-04-01')
  const { claimed } = await claimDue(db, stream, { size: 1, now, leaseUntil, by: 'test' })
  return claimed[0]
}

describe('a delivery that may not leave any more', () => {
  it.each(CASES)('has the reason $reason as $says, at its claim and at its hand-over', async (one) => {
    const [dispatchId] = await course.tick()
    if (one.isReminder) await makeReminder()
    const claim = (await claimOne(dispatchId!, DUE))!
    await one.change()
    const now = one.now ?? DUE
    expect(await claimOne(dispatchId!, now)).toBeUndefined()
    expect(await markHanded(db, [{ ...claim, bytesHash: 'bytes' }], now)).toEqual(new Set())
    const judged = (await ledgerRows(db)).map(({ state, reason }) => `${state} ${reason}`)
    expect(judged).toEqual([`skipped ${one.reason}`, `skipped ${one.reason}`])
  })

  it.each(['lesson', 'reminder'])('is told from a %s that may, whoever judges', async (kind) => {
    const [dispatchId] = await course.tick()
    if (kind === 'reminder') await makeReminder()
    const claim = (await claimOne(dispatchId!, DUE))!
    expect(await markHanded(db, [{ ...claim, bytesHash: 'bytes' }], DUE)).toEqual(new Set([claim.id]))
    expect(await claimOne(dispatchId!, DUE)).toMatchObject({ kind })
  })
})

describe('a letter that its reader asked for', () => {
  it('leaves in a break, and to somebody who has not confirmed', async () => {
    const [dispatchId] = await course.tick()
    await sql`update feuilleton.deliveries set kind = 'note', request_id = 1, asked = true`.execute(db)
    const claim = (await claimOne(dispatchId!, DUE))!
    await sql`update feuilleton.enrolments set state = case id when 1 then 'paused' else 'pending' end`.execute(
      db,
    )
    expect(await claimOne(dispatchId!, DUE)).toMatchObject({ kind: 'note' })
    expect(await markHanded(db, [{ ...claim, bytesHash: 'bytes' }], DUE)).toEqual(new Set([claim.id]))
  })
})

describe('a letter that would be another one than at its first try', () => {
  const held = `bytes_hash = 'first'`
  const resent = `bytes_hash = 'first', bodies = 1, resends = 1`

  it.each([
    ['held bytes-changed', held, 'other', 0],
    ['unknown bytes-changed', resent, 'other', 0],
    ['unknown outdated', resent, 'first', 1],
  ])('is %s where %s', async (expected, before, bytesHash, changes) => {
    const [dispatchId] = await course.tick()
    const claim = (await claimOne(dispatchId!, DUE))!
    await sql`update feuilleton.deliveries set ${sql.raw(before)} where id = ${claim.id}`.execute(db)
    await sql`update feuilleton.cohorts set events_version = ${changes}`.execute(db)
    expect(await markHanded(db, [{ ...claim, bytesHash }], DUE)).toEqual(new Set())
    const row = (await ledgerRows(db)).find(({ id }) => id === claim.id)!
    expect(`${row.state} ${row.reason}`).toBe(expected)
  })
})
