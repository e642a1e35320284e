import { sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { type TestDatabase, testDatabase } from './database.ts'

let opened: TestDatabase[] = []
afterEach(async () => {
  for (const database of opened) await database.close()
  opened = []
})

async function open(): Promise<TestDatabase> {
  const database = await testDatabase()
  opened.push(database)
  return database
}

/** What a test can find in a database: its rows and its sequences, in one line each. */
async function contentOf({ db }: TestDatabase): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select oid::regclass::text as name from pg_class
    where relnamespace = 'feuilleton'::regnamespace and relkind = 'r'`.execute(db)
  const rows = tables.rows.map(({ name }) =>
    sql<{ row: string }>`select ${name} || t::text as row from ${sql.raw(name)} t`.execute(db),
  )
  const sequences = await sql<{ row: string }>`
    select sequencename || ' ' || coalesce(last_value, 0) as row from pg_sequences`.execute(db)
  const found = [...(await Promise.all(rows)), sequences]
  return found.flatMap(({ rows }) => rows.map(({ row }) => row)).sort()
}

async function insertSubscriber(db: Database): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    insert into feuilleton.subscribers (address, address_key, created_at)
    values ('a@example.org', 'a@example.org', now()) returning id`.execute(db)
  return rows[0]?.id
}

async function fill({ db }: TestDatabase): Promise<void> {
  await insertSubscriber(db)
  await sql`insert into feuilleton.secrets (name, value) values ('x', 'y')`.execute(db)
  await sql`select nextval('feuilleton.job_rounds')`.execute(db)
}

it('a database that a test has written to is for the next one as if it were new', async () => {
  const first = await open()
  const fresh = await contentOf(first)
  await fill(first)
  expect((await contentOf(first)).length).toBe(fresh.length + 2)
  await first.close()
  opened = []
  const second = await open()
  expect(second.url).toBe(first.url)
  expect(await contentOf(second)).toEqual(fresh)
  expect(await insertSubscriber(second.db)).toBe(1)
})

it('two tests at once have one each', async () => {
  const [one, other] = [await open(), await open()]
  expect(one.url).not.toBe(other.url)
})

it.each([
  'alter table feuilleton.subscribers add check (id <> 7)',
  'alter table feuilleton.subscribers add column note text',
  'create schema bullmq',
  'create table feuilleton.notes (id integer)',
  'drop table feuilleton.readings',
  'drop schema feuilleton cascade',
  'delete from feuilleton.migrations where number = 1',
  'create or replace function feuilleton.own() returns integer language sql as $$ select 1 $$',
  'alter table feuilleton.deliveries disable trigger all',
])('is not used again after “%s”', async (change) => {
  const changed = await open()
  await sql.raw(change).execute(changed.db)
  await changed.close()
  opened = []
  expect((await open()).url).not.toBe(changed.url)
})

it('is not used again once it has statistics of rows that go, by which other plans would be made', async () => {
  const analysed = await open()
  await fill(analysed)
  await sql`analyze feuilleton.subscribers`.execute(analysed.db)
  await analysed.close()
  opened = []
  expect((await open()).url).not.toBe(analysed.url)
})

it('is nobody’s before where that is asked for', async () => {
  const before = await open()
  await before.close()
  opened = [await testDatabase({ isNew: true })]
  expect(opened[0]?.url).not.toBe(before.url)
})
