import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'

export type TestDatabase = { db: Database; url: string; close(): Promise<void> }

/** A database of its own for one test, cloned from the migrated template or with nothing in it. */
export async function testDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const server = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = openDatabase(server, { connections: 1, onError: () => undefined })
  const template = isEmpty ? 'template0' : 'template_feuilleton'
  await sql.raw(`create database ${name} template ${template}`).execute(admin)
  const url = server.replace(/\/[^/]*$/, `/${name}`)
  const db = openDatabase(url, { connections: 4, onError: () => undefined })
  return {
    db,
    url,
    async close() {
      await db.destroy()
      await sql.raw(`drop database ${name} with (force)`).execute(admin)
      await admin.destroy()
    },
  }
}
