import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Database } from '../../src/store/database.ts'
import { keepEdition } from '../../src/store/editions.ts'
import { newestEdition, openCohorts } from '../../src/store/open-cohorts.ts'
import { courseEdition } from '../support/course-edition.ts'
import { testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const NOW = new Date('2027-01-04T12:00Z')
const clock = { now: () => NOW }
const edition = courseEdition(3)

async function database(): Promise<Database> {
  const { db, close } = await testDatabase()
  onTestFinished(close)
  return db
}

function open(db: Database, slug: string, dayOne: string, capacity?: number) {
  return scheduleCohort(db, { edition, slug, dayOne, signUp: 'open', capacity }, NOW)
}

it('lists the running cohorts whose sign-up is open, of one programme, the earliest first', async () => {
  const db = await database()
  await open(db, 'second', '2027-02-01')
  await open(db, 'first', '2027-01-11')
  const cancelled = await open(db, 'cancelled', '2027-01-11')
  await sql`update feuilleton.cohorts set state = 'cancelled' where id = ${cancelled.id}`.execute(db)
  await scheduleCohort(db, { edition, slug: 'closed', dayOne: '2027-01-11' }, NOW)
  const other = courseEdition(3, { schedule: { programme: 'autre' } })
  const elsewhere = { edition: other, slug: 'elsewhere', dayOne: '2027-01-11', signUp: 'open' as const }
  await scheduleCohort(db, elsewhere, NOW)
  expect((await openCohorts(db, 'essai')).map(({ slug }) => slug)).toEqual(['first', 'second'])
  expect(await openCohorts(db, 'unknown')).toEqual([])
})

it('has no end of places without a capacity, and is full when those who stay take them all', async () => {
  const db = await database()
  const cohort = await open(db, 'first', '2027-01-11', 2)
  await open(db, 'endless', '2027-01-11')
  const full = async () =>
    (await openCohorts(db, 'essai')).filter(({ isFull }) => isFull).map(({ slug }) => slug)
  const people = ['a@essai.example', 'b@essai.example'].map((address) => ({ address: address as Address }))
  await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people: people.slice(0, 1) }, clock)
  expect(await full()).toEqual([])
  await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people }, clock)
  expect(await full()).toEqual(['first'])
  const turn = (state: string) =>
    sql`update feuilleton.enrolments set state = ${state} where id = 1`.execute(db)
  await turn('paused')
  expect(await full()).toEqual(['first'])
  await turn('pending')
  expect(await full()).toEqual([])
  await turn('active')
  await unsubscribe(db, 1, clock)
  expect(await full()).toEqual([])
})

it('counts no more enrolments than there are places, nor those of other cohorts', async () => {
  const db = await database()
  const other = await open(db, 'other', '2027-01-04')
  const cohort = await open(db, 'first', '2027-01-11', 5)
  await sql`insert into feuilleton.subscribers (address, address_key, created_at)
    select n || '@essai.example', n || '@essai.example', now() from generate_series(1, 3000) n`.execute(db)
  for (const { id } of [other, cohort]) {
    await sql`insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language)
      select ${id}, s.id, t.id, now(), 'fr' from feuilleton.subscribers s
      join feuilleton.tracks t on t.cohort_id = ${id}`.execute(db)
  }
  await sql`analyze feuilleton.enrolments`.execute(db)
  const read = await db.transaction().execute(async (tx) => {
    const before = await rowsRead(tx)
    expect((await openCohorts(tx, 'essai')).map(({ isFull }) => isFull)).toEqual([false, true])
    return (await rowsRead(tx)) - before
  })
  expect(read).toBeGreaterThanOrEqual(5)
  expect(read).toBeLessThan(50)
})

/** How many rows of enrolments this transaction has read, by the database's own account. */
async function rowsRead(tx: Database): Promise<number> {
  const query = sql<{ n: string }>`select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as n
    from pg_stat_xact_user_tables where relname = 'enrolments'`
  return Number((await query.execute(tx)).rows[0]?.n)
}

it('knows the edition that was sealed last', async () => {
  const db = await database()
  expect(await newestEdition(db, 'essai')).toBeUndefined()
  const later = courseEdition(4)
  await keepEdition(db, later, new Date('2027-01-05T12:00Z'))
  await keepEdition(db, edition, NOW)
  expect(await newestEdition(db, 'essai')).toBe(later.hash)
})
