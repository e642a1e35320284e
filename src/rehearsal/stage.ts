import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../store/database.ts'
import { openDatabase } from '../store/database.ts'
import { startEmbeddedPostgres } from '../store/embedded-postgres.ts'
import { migrate } from '../store/migrate.ts'

const CONNECTIONS = 6

/**
 * Runs `body` with a real PostgreSQL of its own that is gone afterwards: a rehearsal cannot leave a trace in the
 * live database, because it never opens it.
 */
export async function withStage<T>(body: (db: Database) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'feuilleton-rehearsal-'))
  try {
    const server = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), durable: false })
    const db = openDatabase(server.url, { connections: CONNECTIONS, onError: () => undefined })
    try {
      await migrate(db)
      return await body(db)
    } finally {
      await db.destroy()
      await server.stop()
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
