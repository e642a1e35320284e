import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditLedger, type LedgerAudit } from '../../src/actions/cohorts/audit-ledger.ts'
import { findingLine } from '../../src/domain/finding-words.ts'
import { play } from '../../src/rehearsal/play.ts'
import type { Database } from '../../src/store/database.ts'
import { openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { startSink } from '../support/smtp-sink.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const DAY_TWO = new Date('2027-03-02T06:30:00Z')
const DAY_THREE = new Date('2027-03-03T06:30:00Z')
const AFTER = new Date('2027-03-04T00:00:00Z')
const PEOPLE = ['ana', 'bob', 'carla', 'dan'].map((name) => `${name}@example.org`)

let database: TestDatabase

const later = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1_000)

/** Three lessons to four readers: one is late, one bounces, one stays unknown, one reader leaves on the last day. */
beforeAll(async () => {
  database = await testDatabase()
  const sink = await startSink((verb, to) => {
    const now = clock.now()
    if (verb === 'rcpt' && to.startsWith('bob') && now < later(DUE, 16 * 60)) return '450 4.2.1 later'
    if (verb === 'rcpt' && to.startsWith('carla') && now >= DAY_TWO) return '550 5.1.1 no such user'
    return verb === 'dot' && to.startsWith('dan') && now >= DAY_TWO && now < DAY_THREE ? 'drop' : undefined
  })
  const course = await openCourse({
    db: database.db,
    edition: courseEdition(3),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: PEOPLE,
    connections: 1,
  })
  const { clock, deliverer } = course
  await play({ ...deliverer, clock }, { until: later(DAY_THREE, -1) })
  await unsubscribe(database.db, 1, { now: () => later(DAY_THREE, 1) })
  clock.set(later(DAY_THREE, 2))
  await play({ ...deliverer, clock })
  course.close()
  await sink.close()
})

afterAll(() => database.close())

type Options = Partial<Parameters<typeof auditLedger>[1]>

/** What the audit says after a change of the ledger, which is taken back. */
async function auditAfter(
  change: ((db: Database) => Promise<unknown>) | undefined,
  options: Options = { isAtRest: true },
): Promise<LedgerAudit> {
  const ledger = await database.db.startTransaction().execute()
  try {
    await change?.(ledger)
    return await auditLedger(ledger, { now: AFTER, ...options })
  } finally {
    await ledger.rollback().execute()
  }
}

const setting = (id: number, values: string) => (db: Database) =>
  sql`update feuilleton.deliveries set ${sql.raw(values)} where id = ${id}`.execute(db)

const deciding = (id: number, decision: string, was: string) => (db: Database) =>
  sql`
  insert into feuilleton.resolutions (delivery_id, decision, decided_by, decided_at, was)
  values (${id}, ${decision}, 'organiser', ${AFTER}, ${was})`.execute(db)

const both =
  (...changes: ((db: Database) => Promise<unknown>)[]) =>
  async (db: Database) => {
    for (const change of changes) await change(db)
  }

async function brokenAfter(change: (db: Database) => Promise<unknown>, options?: Options) {
  const { invariants } = await auditAfter(change, options)
  return Object.fromEntries(
    invariants.filter(({ holds }) => !holds).map(({ id, broken }) => [id, broken.map(findingLine)]),
  )
}

describe('the audit of a ledger', () => {
  it('holds the six promises, in order, after a course with the usual mishaps', async () => {
    const { invariants, at } = await auditAfter(undefined)
    expect(invariants.flatMap(({ broken }) => broken)).toEqual([])
    expect(invariants.map(({ id, holds }) => `${id} ${holds}`)).toEqual(
      ['I1', 'I2', 'I3', 'I4', 'I5', 'I6'].map((id) => `${id} true`),
    )
    expect(at).toEqual(AFTER)
    expect(await brokenAfter(async () => undefined, { isAtRest: false })).toEqual({})
  })

  it('counts each dispatch', async () => {
    expect(await ledgerWords(database.db)).toHaveLength(12)
    const { dispatches } = await auditAfter(undefined)
    const none = { bounced: 0, returned: 0, unknown: 0, held: 0, open: 0, late: 0, skipped: {} }
    const cohort = 'essai-2027-03-01'
    expect(dispatches).toMatchObject([
      { ...none, cohort, letter: 'jour-01', dueAt: DUE, expected: 4, submitted: 4, late: 1 },
      { ...none, cohort, letter: 'jour-02', expected: 4, submitted: 2, bounced: 1, unknown: 1 },
      {
        ...none,
        ...{
          cohort,
          letter: 'jour-03',
          expected: 4,
          submitted: 2,
          skipped: { suppressed: 1, unsubscribed: 1 },
        },
      },
    ])
  })

  it('counts what has fallen due only, and one cohort when it is named', async () => {
    const early = await auditAfter(undefined, { now: DAY_TWO, isAtRest: true })
    expect(early.dispatches.map(({ letter }) => letter)).toEqual(['jour-01', 'jour-02'])
    const other = await auditAfter(undefined, { cohort: 'autre' })
    expect(other.dispatches).toEqual([])
    const same = await auditAfter(undefined, { cohort: 'essai-2027-03-01' })
    expect(same.dispatches).toHaveLength(3)
  })

  it('counts what is still open as late once it should have left', async () => {
    const change = setting(12, "state = 'due', handed_at = null")
    const at = (minutes: number) => ({ now: later(DAY_THREE, minutes * 60) })
    expect((await auditAfter(change, at(14))).dispatches[2]).toMatchObject({ open: 1, late: 0, submitted: 1 })
    expect((await auditAfter(change, at(16))).dispatches[2]).toMatchObject({ open: 1, late: 1 })
  })

  it('names I1 when a body left again without a decision', async () => {
    expect(await brokenAfter(setting(1, 'bodies = 2, resends = 1'))).toEqual({
      I1: ['delivery 1 (jour-01) left 2 times, with 1 re-sends of which 0 are written down'],
    })
    const decided = both(setting(1, 'bodies = 2, resends = 1'), deciding(1, 'resend', 'unknown: lost'))
    expect(await brokenAfter(decided)).toEqual({})
    const unused = deciding(1, 'resend', 'unknown: lost')
    expect(await brokenAfter(unused)).toMatchObject({ I1: [expect.stringContaining('delivery 1')] })
    const held = deciding(1, 'resend', 'held: its bytes')
    expect(await brokenAfter(held)).toEqual({})
  })

  it('names I2 when a letter has not ended, or a claim outlives its lease', async () => {
    expect(await brokenAfter(setting(3, "state = 'due'"))).toEqual({
      I2: ['delivery 3 (jour-01) is still due'],
    })
    const lease = (state: string, until: Date) =>
      setting(3, `state = '${state}', lease_until = '${until.toISOString()}'`)
    expect(await brokenAfter(lease('claimed', later(AFTER, -1)))).toEqual({
      I2: ['delivery 3 (jour-01) is still claimed'],
    })
    expect(await brokenAfter(lease('handed', later(AFTER, -1)))).toEqual({
      I2: ['delivery 3 (jour-01) is still handed'],
    })
    expect(await brokenAfter(lease('handed', later(AFTER, 1)))).toEqual({})
  })

  it('names I2 when a reader has no row for a letter', async () => {
    const missing = (db: Database) => sql`delete from feuilleton.deliveries where id = 6`.execute(db)
    expect(await brokenAfter(missing)).toEqual({ I2: ['enrolment 2 has no delivery of jour-02'] })
    const cancelled = (db: Database) =>
      sql`update feuilleton.dispatches set state = 'cancelled' where letter = 'jour-02'`.execute(db)
    expect(await brokenAfter(both(missing, cancelled))).toEqual({})
  })

  it('gives a ledger at work five minutes, and a paused cohort until its letters expire', async () => {
    const due = (seconds: number) =>
      setting(3, `state = 'due', next_at = '${later(DAY_TWO, seconds).toISOString()}'`)
    const atWork = { now: DAY_TWO }
    expect(await brokenAfter(due(-299), atWork)).toEqual({})
    expect(await brokenAfter(due(-301), atWork)).toMatchObject({ I2: ['delivery 3 (jour-01) is still due'] })
    const paused = (db: Database) =>
      sql`
      insert into feuilleton.pauses (cohort_id, paused_by, reason, paused_at)
      values (1, 'organiser', 'test', ${DUE})`.execute(db)
    const waits = both(setting(3, `state = 'due', expires_at = '${DAY_TWO.toISOString()}'`), paused)
    expect(await brokenAfter(waits, { now: later(DAY_TWO, 299) })).toEqual({})
    expect(await brokenAfter(waits, { now: later(DAY_TWO, 301) })).toMatchObject({
      I2: ['delivery 3 (jour-01) is still due'],
    })
  })

  it('names I3 when lessons left in disorder, or two on a day', async () => {
    expect(await brokenAfter(setting(1, "handed_at = '2027-03-02T10:00:00Z'"))).toEqual({
      I3: ['enrolment 1: day 1 left on 2027-03-02 after day 2 on 2027-03-02'],
    })
    // A minute past midnight in Paris, an hour before it in UTC.
    const midnight = both(
      setting(1, "handed_at = '2027-03-01T22:59:00Z'"),
      setting(5, "handed_at = '2027-03-01T23:01:00Z'"),
    )
    expect(await brokenAfter(midnight)).toEqual({})
    expect(await brokenAfter(setting(5, "handed_at = '2027-03-01T10:00:00Z'"))).toEqual({
      I3: ['enrolment 1: day 2 left on 2027-03-01 after day 1 on 2027-03-01'],
    })
  })

  it('names I4 when a letter left after its reader, but for what two clocks may differ by', async () => {
    const left = (seconds: number) => (db: Database) =>
      sql`update feuilleton.enrolments set left_at = ${later(DAY_THREE, 2 - seconds)} where id = 2`.execute(
        db,
      )
    expect(await brokenAfter(left(1))).toEqual({
      I4: ['delivery 10 was handed over after its reader had left'],
    })
    expect(await brokenAfter(left(39), {})).toEqual({})
    expect(await brokenAfter(left(41), {})).toMatchObject({ I4: [expect.stringContaining('delivery 10')] })
    const suppressed = (db: Database) =>
      sql`insert into feuilleton.suppressions values ('dan@example.org', 'bounced', ${DAY_THREE})`.execute(db)
    expect(await brokenAfter(suppressed)).toEqual({
      I4: ['delivery 12 was handed over after its reader had left'],
    })
  })

  it('names I5 when a second body was not compared with the first', async () => {
    const again = both(setting(1, 'bodies = 2, resends = 1'), deciding(1, 'resend', 'unknown'))
    expect(await brokenAfter(both(again, setting(1, 'bytes_hash = null')))).toEqual({
      I5: ['delivery 1 (jour-01) left again without a comparison of its bytes'],
    })
  })

  it('names I6 when submitted stands on something else than a 250', async () => {
    const said = (reply: string) => setting(1, `reply = '${reply}'`)
    expect(await brokenAfter(said('queued'))).toEqual({
      I6: ['delivery 1 is submitted on the word of "queued"'],
    })
    expect(await brokenAfter(said('451 4.3.0 later'))).toMatchObject({ I6: [expect.stringContaining('451')] })
    expect(await brokenAfter(said('250 ok'))).toEqual({})
    const found = both(said('status=sent'), deciding(1, 'submitted', 'unknown: lost'))
    expect(await brokenAfter(found)).toEqual({})
  })
})
