import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { migrate } from '../../src/store/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** One real PostgreSQL for all test files, and a migrated template that each of them clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'feuilleton-tests-'))
  chmodSync(directory, 0o711)
  const server = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), durable: false })
  const admin = openDatabase(server.url, { connections: 1, onError: () => undefined })
  await sql`create database template_feuilleton`.execute(admin)
  const template = openDatabase(server.url.replace(/\/[^/]*$/, '/template_feuilleton'), {
    connections: 1,
    onError: () => undefined,
  })
  await migrate(template)
  await template.destroy()
  await admin.destroy()
  project.provide('postgresUrl', server.url)
  return async () => {
    await removeEmbeddedPostgres(join(directory, 'postgres'))
    rmSync(directory, { recursive: true, force: true })
  }
}
