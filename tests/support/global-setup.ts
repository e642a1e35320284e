import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { migrate } from '../../src/store/migrate.ts'
import { keepSeed } from './postgres-seed.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
    /** The files of a server whose database is migrated and empty. */
    postgresSeed: string
  }
}

/** One real PostgreSQL for all test files, a migrated template that each of them clones, and a seed of further servers. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'feuilleton-tests-'))
  chmodSync(folder, 0o711)
  process.env.KEPT_PARTS = join(folder, 'parts') // for the workers and what they start
  mkdirSync(process.env.KEPT_PARTS)
  const directory = join(folder, 'postgres')
  project.provide('postgresSeed', await makeSeed({ directory, seed: join(folder, 'seed') }))
  const { url } = await startEmbeddedPostgres({ directory, durable: false })
  const admin = open(url.replace(/\/[^/]*$/, '/postgres'))
  await sql`create database template_feuilleton template feuilleton`.execute(admin)
  // Plans would depend on when it last came by.
  await sql`alter system set autovacuum = off`.execute(admin)
  await sql`select pg_reload_conf()`.execute(admin)
  await admin.destroy()
  project.provide('postgresUrl', url)
  return async () => {
    await removeEmbeddedPostgres(directory)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeSeed({ directory, seed }: { directory: string; seed: string }): Promise<string> {
  const server = await startEmbeddedPostgres({ directory, durable: false })
  const db = open(server.url)
  await migrate(db)
  await signInCheaply(db, server.url)
  await db.destroy()
  await server.stop()
  return keepSeed(directory, seed)
}

/**
 * Has both sides hash the password once and not 4,096 times (RFC 7677), which costs each connection as much as all the rest
 * of it, and tests open thousands. It stays the same password.
 */
async function signInCheaply(db: Database, url: string): Promise<void> {
  const { username, password } = new URL(url)
  await sql`set scram_iterations = 1`.execute(db)
  await sql`alter role ${sql.id(username)} password ${sql.lit(password)}`.execute(db)
}

/** On one connection, which keeps what is set. */
function open(url: string): Database {
  return openDatabase(url, { connections: 1, onError: () => undefined })
}
