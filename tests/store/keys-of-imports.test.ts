import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { importAtOnce } from '../../src/actions/lists/import-at-once.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import { addConsent } from '../../src/store/consents.ts'
import { type Database, inTransaction, oneRow } from '../../src/store/database.ts'
import { removeEnrolments } from '../../src/store/import-people.ts'
import { lockEnrolments, lockTracksOf } from '../../src/store/moves.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'

const NOW = new Date('2027-02-20T10:00:00Z')
const clock = { now: () => NOW }
const edition = courseEdition(1)
const people = ['ana@example.org', 'bob@example.org'].map((address) => ({ address: address as Address }))

let database: TestDatabase
let [mars, avril]: Cohort[] = []
beforeEach(async () => {
  database = await testDatabase()
  const schedule = (slug: string) => scheduleCohort(database.db, { edition, dayOne: '2027-03-01', slug }, NOW)
  mars = await schedule('mars')
  avril = await schedule('avril')
})
afterEach(() => database.close())

const wanted = (cohort: Cohort | undefined) => ({
  ...{ ...IMPORTED, cohort: cohort!, programme: edition.programme, people },
})
const importInto = (cohort: Cohort | undefined) =>
  importAtOnce(database.db, { ...wanted(cohort), by: { name: 'Ana' } }, clock)
const run = (query: string) => sql.raw(query).execute(database.db)
const numberOf = async (rows: string) =>
  (await oneRow(database.db, sql<{ number: number }>`select count(*) as number from ${sql.raw(rows)}`)).number

/** Rows that refer to one which is not there. */
const orphans = () =>
  numberOf(`(
    select from feuilleton.consents x where not exists (select from feuilleton.enrolments where id = x.enrolment_id)
    union all
    select from feuilleton.enrolments e where not exists (select from feuilleton.subscribers where id = e.subscriber_id)
      or import_id is not null and not exists (select from feuilleton.imports where id = e.import_id)) o`)

async function takeAway(tx: Database, cohort: Cohort | undefined): Promise<void> {
  const query = sql<{ id: number }>`select id from feuilleton.enrolments where cohort_id = ${cohort!.id}`
  const ids = (await query.execute(tx)).rows.map(({ id }) => id)
  await lockEnrolments(tx, ids)
  await lockTracksOf(tx, ids)
  await removeEnrolments(tx, ids)
}

/** Until somebody waits for a lock, or need not. */
async function waitingFor(isOver: () => boolean): Promise<void> {
  const waiting = `pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  while (!isOver() && (await numberOf(waiting)) === 0);
}

/** Has `second` begin while `first` is not committed: whether it waited. */
async function whileOpen(first: (tx: Database) => Promise<unknown>, second: () => Promise<unknown>) {
  let ended = false
  const pending = await inTransaction(database.db, async (tx) => {
    await first(tx)
    const begun = second().finally(() => {
      ended = true
    })
    begun.catch(() => undefined)
    await waitingFor(() => ended)
    return { begun, waited: !ended }
  })
  await pending.begun.catch(() => undefined)
  return pending.waited
}

describe('what an import writes', () => {
  it.each([
    ['feuilleton.subscribers', 'the subscriber 1 still has enrolments'],
    ['feuilleton.imports', 'the import 1 still has enrolments'],
    ['feuilleton.enrolments', 'the enrolment 1 still has consents'],
  ])('keeps %s from being taken away', async (table, why) => {
    await importInto(mars)
    await expect(run(`delete from ${table} where id = 1`)).rejects.toThrow(why)
    expect(await orphans()).toBe(0)
  })

  it('is gone without a trace once it is taken out', async () => {
    await importInto(mars)
    await inTransaction(database.db, (tx) => takeAway(tx, mars))
    expect(await numberOf('feuilleton.subscribers')).toBe(0)
    expect([await numberOf('feuilleton.consents'), await orphans()]).toEqual([0, 0])
  })

  it('refers to people anew whom somebody is just taking away', async () => {
    await importInto(mars)
    expect(
      await whileOpen(
        (tx) => takeAway(tx, mars),
        () => importInto(avril),
      ),
    ).toBe(true)
    expect([await numberOf('feuilleton.enrolments'), await orphans()]).toEqual([2, 0])
  })

  it('keeps people who are being enrolled elsewhere from being taken away', async () => {
    await importInto(mars)
    const enrolling = (tx: Database) => enrol(tx, wanted(avril), clock)
    const removing = () => inTransaction(database.db, (tx) => takeAway(tx, mars))
    expect(await whileOpen(enrolling, removing)).toBe(true)
    expect([await numberOf('feuilleton.subscribers'), await orphans()]).toEqual([2, 0])
  })
})

describe('a line of consent', () => {
  const asked = { enrolmentId: 1, event: 'left', at: NOW } as const

  it('is of an enrolment that is there', async () => {
    await expect(addConsent(database.db, asked)).rejects.toThrow('had none')
    expect(await numberOf('feuilleton.consents')).toBe(0)
  })

  it('waits for whoever is taking the enrolment away, and is not written then', async () => {
    await importInto(mars)
    const adding = () => inTransaction(database.db, (tx) => addConsent(tx, asked))
    expect(await whileOpen((tx) => takeAway(tx, mars), adding)).toBe(true)
    expect([await numberOf('feuilleton.consents'), await orphans()]).toEqual([0, 0])
  })
})

describe('the mailbox of an address', () => {
  const WITH_PATTERNS = `
    select case
      when domain in ('gmail.com', 'googlemail.com') then replace(name, '.', '') || '@gmail.com'
      else name || '@' || domain
    end
    from (select split_part(substring(address_key from '^(.*)@'), '+', 1) as name,
      substring(address_key from '[^@]*$') as domain) parts`

  it('is what a reading by patterns finds, whatever the address', async () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'é', '.', '+', '@', ' ', '\n'), maxLength: 6 })
    const domain = fc.constantFrom('@gmail.com', '@googlemail.com', '@asso.fr', '', '@', 'gmail.com')
    const addresses = fc.sample(
      fc.tuple(part, domain).map((both) => both.join('')),
      2_000,
    )
    const query = sql<{ key: string; is: string | null; was: string | null }>`
      select address_key as key, feuilleton.mailbox_of(address_key) as is, (${sql.raw(WITH_PATTERNS)}) as was
      from unnest(${addresses}::text[]) as a (address_key)`
    const { rows } = await query.execute(database.db)
    expect(rows).toHaveLength(addresses.length)
    expect(rows.filter(({ is, was }) => is !== was)).toEqual([])
  })

  it('is worked out where it is asked for, and found by its index', async () => {
    const { rows } = await run(
      `explain (verbose) select feuilleton.mailbox_of(address_key) from feuilleton.subscribers`,
    )
    expect(JSON.stringify(rows)).not.toContain('mailbox_of(')
    await run('set enable_seqscan = off')
    const found = await run(
      `explain select from feuilleton.subscribers where feuilleton.mailbox_of(address_key) = feuilleton.mailbox_of('a.b+c@gmail.com')`,
    )
    expect(JSON.stringify(found.rows)).toContain('subscribers_of_mailbox')
  })
})
