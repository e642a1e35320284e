import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { purge } from '../../src/cli/service/purge.ts'
import { readConfig } from '../../src/config.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
  await sql`
    insert into feuilleton.subscribers (address, address_key, created_at)
    values ('ana@example.org', 'ana@example.org', '2001-01-01T00:00:00Z')`.execute(database.db)
})

afterEach(() => database.close())

async function run(options: { dryRun?: boolean }): Promise<string> {
  const said: string[] = []
  const output = { out: (line: string) => void said.push(line), err: () => undefined }
  const config = readConfig({ DATABASE_URL: database.url, VAR_DIR: '/nowhere' })
  expect(await purge(config, { ...options, by: 'Camille' }, output)).toBe(0)
  return said.join('\n')
}

async function stored(): Promise<unknown[]> {
  const { rows } = await sql`
    select s.address, (select count(*)::int from feuilleton.journal) as entries,
      (select max(author) from feuilleton.journal) as author from feuilleton.subscribers s`.execute(
    database.db,
  )
  return rows
}

it('tells how much is too old, and purges nothing, with --dry-run', async () => {
  expect(await run({ dryRun: true })).toMatch(/^people +1095 days +\d{4}-\d\d-\d\d +1$/m)
  expect(await stored()).toEqual([{ address: 'ana@example.org', entries: 0, author: null }])
})

it('purges it, and says by whom in the journal', async () => {
  expect(await run({})).toMatch(/Purged\.$/)
  expect(await stored()).toEqual([{ address: 'erased-1@erased.invalid', entries: 1, author: 'Camille' }])
  expect(await run({})).toMatch(/^people +1095 days +\d{4}-\d\d-\d\d +0$/m)
})
