import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillStore } from '../../../bench/large/fill.ts'
import { pageAddresses, pathsOf } from '../../../bench/large/page-addresses.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { type Database, openDatabase } from '../../../src/store/database.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'

/** Shares of a table. Pages that list cohorts count the people of twenty; of letters and what else grows with them, few. */
const MOST_OF = {
  deliveries: 0.05,
  enrolments: 0.5,
  subscribers: 0.5,
  consents: 0.1,
  readings: 0.1,
  journal: 0.4,
}

/** It counts people up to ten thousand, more than there are here. */
const COUNTS_PEOPLE = '/o/people'

/** What the planner does on tables of millions: those here are so small that it would read them whole. */
const AS_IF_LARGE = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off'

/** At another hour, other letters would have left just now. */
const clock = virtualClock(new Date('2027-03-17T14:00:00Z'))

let database: TestDatabase
let db: Database
let browser: Browser

beforeAll(async () => {
  database = await testDatabase({ isNew: true })
  // Each connection tells in its own time what it has read, and at its end: this one before anything is counted.
  const filling = openDatabase(database.url, { connections: 4, onError: () => undefined })
  await fillStore(filling, { people: 3_000, cohorts: 60, now: clock.now(), told: () => undefined })
  await filling.destroy()
  const url = `${database.url}?options=${encodeURIComponent(AS_IF_LARGE)}`
  db = openDatabase(url, { connections: 1, onError: () => undefined })
  // Entries of rows that have been written anew since would count until somebody comes by them.
  await sql`vacuum feuilleton.deliveries`.execute(db)
  browser = await organiserPages({ db, clock }).as('owner')
})
afterAll(async () => {
  await db.destroy()
  await database.close()
})

type Table = keyof typeof MOST_OF

/** Rows of each table that were read so far, and entries of its indexes. */
async function readSoFar(): Promise<Map<Table, number>> {
  await sql`select pg_stat_force_next_flush()`.execute(db)
  const query = sql<{ table: Table; rows: number }>`
    select t.relname as table, t.seq_tup_read + (
      select coalesce(sum(i.idx_tup_read), 0)::bigint from pg_stat_user_indexes i where i.relid = t.relid) as rows
    from pg_stat_user_tables t`
  return new Map((await query.execute(db)).rows.map(({ table, rows }) => [table, rows]))
}

async function rowsIn(table: Table): Promise<number> {
  const query = sql<{ n: number }>`select count(*) as n from ${sql.table(`feuilleton.${table}`)}`
  return (await query.execute(db)).rows[0]?.n ?? 0
}

describe('the pages of organisers', () => {
  it('read a small part of the large tables, whatever is in them', async () => {
    const most = new Map<Table, number>()
    for (const [table, share] of Object.entries(MOST_OF))
      most.set(table as Table, Math.floor(share * (await rowsIn(table as Table))))
    const tooMany: string[] = []
    for (const path of pathsOf(await pageAddresses(db, clock.now()))) {
      const before = await readSoFar()
      const { status } = await browser.get(path)
      if (status === 404) tooMany.push(`${path} is not there`)
      const after = await readSoFar()
      for (const [table, bound] of most) {
        const rows = (after.get(table) ?? 0) - (before.get(table) ?? 0)
        if (path === COUNTS_PEOPLE && table === 'enrolments') continue
        if (rows > bound)
          tooMany.push(`${path} reads ${rows} rows of ${table}, at most ${bound} are expected`)
      }
    }
    expect(tooMany).toEqual([])
  })
})
