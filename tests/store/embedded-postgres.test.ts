import { join } from 'node:path'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { WORKER_SESSION } from '../../src/store/worker-slot.ts'
import { temporaryFolder } from '../support/command.ts'
import { seedPostgres } from '../support/postgres-seed.ts'

async function started(): Promise<EmbeddedPostgres> {
  const { path, remove } = await temporaryFolder()
  onTestFinished(remove)
  const directory = join(path, 'postgres')
  await seedPostgres(directory)
  return startEmbeddedPostgres({ directory, durable: false })
}

async function sessionOf(server: EmbeddedPostgres, name: string): Promise<pg.Client> {
  const session = new pg.Client({ connectionString: server.url, application_name: name })
  session.on('error', () => undefined)
  await session.connect()
  return session
}

/** How many sessions there ever were, this one left out. */
async function sessionsSoFar(session: pg.Client): Promise<number> {
  const { rows } = await session.query(
    'select sessions::int from pg_stat_database where datname = current_database()',
  )
  return rows[0].sessions
}

it('is left at once where a service is at work, and goes on', async () => {
  const server = await started()
  const worker = await sessionOf(server, WORKER_SESSION)
  const before = await sessionsSoFar(worker)
  await server.leave()
  expect((await sessionsSoFar(worker)) - before, 'sessions that asked who uses it').toBeLessThanOrEqual(1)
  await worker.end()
})

it('is stopped by the last command that leaves', async () => {
  const server = await started()
  const other = await sessionOf(server, 'feuilleton')
  await server.leave()
  await expect(other.query('select 1'), 'while another uses it').resolves.toBeDefined()
  await other.end()
  await server.leave()
  await expect(sessionOf(server, 'feuilleton')).rejects.toThrow('ECONNREFUSED')
})
