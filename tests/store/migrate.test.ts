import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLedger } from '../../src/actions/cohorts/audit-ledger.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { tick } from '../../src/delivery/tick.ts'
import type { Address } from '../../src/domain/address.ts'
import { UserError } from '../../src/domain/user-error.ts'
import { findCohort } from '../../src/store/cohorts.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { keepEdition } from '../../src/store/editions.ts'
import { migrate, requireMigrated } from '../../src/store/migrate.ts'
import { bringToStep } from '../support/at-step.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'

const FOLDER = new URL('../../src/store/migrations/', import.meta.url)
const STEPS = readdirSync(FOLDER).length
const DUE = new Date('2027-03-01T06:30:00Z')
const EXPIRES = new Date('2027-03-01T23:00:00Z')

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase({ isEmpty: true })
})

afterEach(() => database.close())

const STATES = ['due', 'claimed', 'handed', 'submitted', 'bounced', 'unknown', 'skipped', 'held']

/** A cohort of that time, with a delivery in each state; its edition was sealed before programmes said `unknown`. */
async function fillStepOne() {
  const { db } = database
  const edition = courseEdition(2)
  const { unknown: _, ...programme } = edition.programme
  await keepEdition(db, { ...edition, programme: programme as typeof edition.programme }, DUE)
  await sql`
    insert into feuilleton.cohorts (slug, name, edition_hash, start, day_one, zone, at_time, calendar, late_joiners, created_at)
    values ('ancien', 'Ancien', ${edition.hash}, 'fixed', '2027-03-01', 'Europe/Paris', '07:30',
      ${JSON.stringify(programme.calendar)}::jsonb, 'next-lesson', ${DUE})`.execute(db)
  await sql`insert into feuilleton.tracks (cohort_id, day_one, zone, at_time) values (1, '2027-03-01', 'Europe/Paris', '07:30')`.execute(
    db,
  )
  await sql`
    insert into feuilleton.dispatches (track_id, letter, day, due_at, expires_at, state)
    values (1, 'jour-01', 1, ${DUE}, ${EXPIRES}, 'closed')`.execute(db)
  for (const [index, state] of STATES.entries()) {
    const id = index + 1
    await sql`insert into feuilleton.subscribers (address, address_key, created_at) values (${state}, ${state}, ${DUE})`.execute(
      db,
    )
    await sql`insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at) values (1, ${id}, 1, ${DUE})`.execute(
      db,
    )
    await sql`
      insert into feuilleton.deliveries (dispatch_id, enrolment_id, letter, state, reason, reply, next_at, expires_at,
        queued_at, lease_until)
      values (1, ${id}, 'jour-01', ${state}, 'why', '250 ok', ${DUE}, ${EXPIRES}, ${DUE}, ${EXPIRES})`.execute(
      db,
    )
  }
  return programme as typeof edition.programme
}

describe('a database of the first version', () => {
  it('keeps its rows, and counts the bodies that have left', async () => {
    await bringToStep(database.db, 1)
    await fillStepOne()
    expect(await migrate(database.db)).toBe(STEPS - 1)
    const { rows } = await sql<{ state: string; bodies: number; resends: number }>`
      select state, bodies, resends from feuilleton.deliveries order by id`.execute(database.db)
    expect(rows).toEqual(
      STATES.map((state) => ({
        state,
        bodies: ['handed', 'submitted', 'unknown'].includes(state) ? 1 : 0,
        resends: 0,
      })),
    )
    const { invariants } = await auditLedger(database.db, { now: DUE })
    expect(invariants.flatMap(({ broken }) => broken)).toEqual([])
  })

  it('has what is due found, and its cohorts enrol people of other zones', async () => {
    await bringToStep(database.db, 1)
    const programme = await fillStepOne()
    await migrate(database.db)
    const found: unknown[] = []
    await tick(database.db, DUE, async (work) => void found.push(...work))
    expect(found).toEqual([{ dispatchId: 1, due: 1 }])
    const cohort = (await findCohort(database.db, 'ancien'))!
    const people = [{ address: 'ana@example.org' as Address, zone: 'America/Martinique' }]
    const joining = enrol(database.db, { ...IMPORTED, cohort, programme, people }, { now: () => DUE })
    expect(await joining).toEqual({ enrolled: 1, already: 0, erased: 0 })
  })
})

describe('a database', () => {
  it('that is empty is brought up to date, once', async () => {
    expect(await migrate(database.db)).toBe(STEPS)
    expect(await migrate(database.db)).toBe(0)
    await requireMigrated(database.db)
  })

  it('is brought up to date by one of several that begin at once, and the others wait', async () => {
    const others = [1, 2, 3].map(() =>
      openDatabase(database.url, { connections: 1, onError: () => undefined }),
    )
    const taken = await Promise.all([database.db, ...others].map(migrate))
    expect(taken.reduce((sum, number) => sum + number, 0)).toBe(STEPS)
    await Promise.all(others.map((other) => requireMigrated(other)))
    await Promise.all(others.map((other) => other.destroy()))
  })

  it('that is behind is refused by who does not migrate, with what to do', async () => {
    const sentence = (step: number) =>
      `the database is at step ${step}, this Feuilleton needs step ${STEPS}: run \`feuilleton migrate\` first`
    await expect(requireMigrated(database.db)).rejects.toThrow(new UserError(sentence(0)))
    await bringToStep(database.db, 1)
    await expect(requireMigrated(database.db)).rejects.toThrow(new UserError(sentence(1)))
  })

  it('that is newer is refused by everyone, and stays as it is', async () => {
    await migrate(database.db)
    await sql`insert into feuilleton.migrations values (${STEPS + 1})`.execute(database.db)
    const sentence = `the database is at step ${STEPS + 1}, newer than this Feuilleton (step ${STEPS}): update Feuilleton`
    await expect(migrate(database.db)).rejects.toThrow(new UserError(sentence))
    await expect(requireMigrated(database.db)).rejects.toThrow(new UserError(sentence))
    const { rows } = await sql`select from feuilleton.migrations`.execute(database.db)
    expect(rows).toHaveLength(STEPS + 1)
  })
})

/** Each function with the transaction that wrote it. */
async function functionsOf(db: Database): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select proname || ' ' || xmin as told from pg_proc
    where pronamespace = 'feuilleton'::regnamespace order by proname`.execute(db)
  return rows.map(({ told }) => told)
}

/** Settles nothing, and has another hash. */
async function installOthers(db: Database): Promise<void> {
  await sql`
    create or replace function feuilleton.settle(ids bigint[], fences integer[], states text[], reasons text[],
      replies text[], instants timestamptz[], at timestamptz)
    returns void language sql as 'select'`.execute(db)
  await sql`update feuilleton.functions set hash = 'other'`.execute(db)
}

describe('the functions of a database', () => {
  it('are left alone when they are those of this code', async () => {
    const { db } = database
    await migrate(db)
    const before = await functionsOf(db)
    expect(await migrate(db)).toBe(0)
    expect(await functionsOf(db)).toEqual(before)
  })

  it('are replaced when they are of another, all of them', async () => {
    const { db } = database
    await migrate(db)
    const before = await functionsOf(db)
    await installOthers(db)
    expect(await migrate(db)).toBe(0)
    const { rows } = await sql<{ source: string }>`
      select prosrc as source from pg_proc where proname = 'settle'`.execute(db)
    expect(rows[0]?.source).toContain('unnest')
    expect((await functionsOf(db)).filter((one) => before.includes(one))).toEqual([])
  })

  it('that are of another are refused by who does not migrate, with what to do', async () => {
    const { db } = database
    await migrate(db)
    await installOthers(db)
    await expect(requireMigrated(db)).rejects.toThrow(
      new UserError(
        'the functions of the database are of another Feuilleton: run `feuilleton migrate` of this one first',
      ),
    )
    await migrate(db)
    await requireMigrated(db)
  })
})
