import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import { purge } from '../../src/cli/service/purge.ts'
import { readConfig } from '../../src/config.ts'
import { openOutbox } from '../../src/mail/outbox.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
  await sql`
    insert into feuilleton.subscribers (address, address_key, created_at)
    values ('ana@example.org', 'ana@example.org', '2001-01-01T00:00:00Z')`.execute(database.db)
})

afterEach(() => database.close())

async function run(options: Parameters<typeof purge>[1], varDir = '/nowhere'): Promise<string> {
  const said: string[] = []
  const output = { out: (line: string) => void said.push(line), err: () => undefined }
  const config = readConfig({ DATABASE_URL: database.url, VAR_DIR: varDir })
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

it('purges the letters of the outbox of this machine', async () => {
  const varDir = await mkdtemp(join(tmpdir(), 'feuilleton-purge-'))
  onTestFinished(() => rm(varDir, { recursive: true }))
  const outbox = openOutbox(join(varDir, 'outbox'))
  const mail = { from: '', to: [], bytes: Buffer.from('Subject: Jour 1\r\n\r\nBonjour\r\n') }
  await outbox.keep(mail, new Date('2001-01-01T00:00:00Z'))
  await outbox.keep(mail, new Date())
  expect(await run({}, varDir)).toMatch(/^outbox +90 days +\d{4}-\d\d-\d\d +1$/m)
  expect((await outbox.list({ page: 1, size: 10 })).mails).toHaveLength(1)
})

it('rests after each batch four times as long as it took', async () => {
  const rests: number[] = []
  const began = performance.now()
  await run({ rest: async (milliseconds) => void rests.push(milliseconds) })
  // A batch for each kind at least.
  expect(rests.length).toBeGreaterThanOrEqual(6)
  expect(rests.every((milliseconds) => milliseconds > 0)).toBe(true)
  const worked = rests.reduce((sum, milliseconds) => sum + milliseconds, 0) / 4
  expect(worked).toBeLessThanOrEqual(performance.now() - began)
})

it('purges it, and says by whom in the journal', async () => {
  expect(await run({})).toMatch(/Purged\.$/)
  expect(await stored()).toEqual([{ address: 'erased-1@erased.invalid', entries: 1, author: 'Camille' }])
  expect(await run({})).toMatch(/^people +1095 days +\d{4}-\d\d-\d\d +0$/m)
})
