import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { scheduleDue } from '../support/due-cohort.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { type RawRelay, startRawRelay } from '../support/raw-relay.ts'
import { startRun, until } from '../support/service-process.ts'

let database: TestDatabase
let relay: RawRelay
let varDir: string

beforeEach(async () => {
  database = await testDatabase()
  varDir = mkdtempSync(join(tmpdir(), 'feuilleton-stop-'))
  chmodSync(varDir, 0o711)
})

afterEach(async () => {
  await relay.close()
  await database.close()
  rmSync(varDir, { recursive: true, force: true })
})

it('a worker ends on SIGTERM though its relay says a byte at a time: what it may have taken is unknown, the rest waits', async () => {
  const dribble = { dribble: '250-a\r\n' }
  let dots = 0
  relay = await startRawRelay((verb, line) => {
    if (verb === 'DOT') dots++
    return verb === 'DOT' || line.includes('slow@') ? dribble : undefined
  })
  await scheduleDue(database.db, { people: ['slow@example.org', 'taken@example.org'] })
  const run = startRun('worker', {
    DATABASE_URL: database.url,
    VAR_DIR: varDir,
    PUBLIC_URL: 'https://cours.example',
    LOG_LEVEL: 'warn',
    SMTP_URL: `smtp://127.0.0.1:${relay.port}`,
    SMTP_CONNECTIONS: '4',
  })
  await until(() => (dots > 0 && relay.said.some((line) => line.includes('slow@'))) || undefined)
  expect(await run.end('SIGTERM')).toBe(0)
  const rows = await ledgerRows(database.db)
  expect(rows.map(({ address, state, bodies }) => [address, state, bodies])).toEqual([
    ['slow@example.org', 'due', 0],
    ['taken@example.org', 'unknown', 1],
  ])
})
