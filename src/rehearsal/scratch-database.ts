import { chmod, lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../domain/user-error.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../store/embedded-postgres.ts'
import { migrate } from '../store/migrate.ts'
import { isProcessAlive } from '../store/process-alive.ts'

const PREFIX = 'feuilleton-rehearsal-'
const CONNECTIONS = 8

/**
 * Runs `body` with a migrated and empty database that nobody else uses; `body` throws the reason of `stopping` once it
 * is aborted.
 */
export type WithDatabase = <T>(body: (db: Database, stopping: AbortSignal) => Promise<T>) => Promise<T>

/**
 * Runs `body` with a real PostgreSQL of its own that is deleted afterwards. A rehearsal cannot leave a trace in the
 * live database, because it never opens it. A signal aborts `stopping`, with a UserError as its reason; `body` throws
 * that at its next step, so that nothing uses the database when it is deleted.
 */
export const withScratchDatabase: WithDatabase = async (body) => {
  await removeAbandoned()
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  await chmod(directory, 0o711) // root runs PostgreSQL as another user, who must be able to pass through
  const signals = stopSignals()
  try {
    return await play(directory, (db) => body(db, signals.stopping))
  } finally {
    signals.forget()
    await removeScratch(directory)
  }
}

async function play<T>(directory: string, body: (db: Database) => Promise<T>): Promise<T> {
  const server = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), durable: false })
  const db = openDatabase(server.url, { connections: CONNECTIONS, onError: () => undefined })
  try {
    await migrate(db)
    return await body(db)
  } finally {
    await db.destroy()
  }
}

async function removeScratch(directory: string): Promise<void> {
  await removeEmbeddedPostgres(join(directory, 'postgres'))
  await rm(directory, { recursive: true, force: true })
}

/** Removes what killed rehearsals of this user left behind: their server still runs, their process does not. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || isProcessAlive(Number(pid))) continue
    const { uid } = await lstat(join(tmpdir(), name))
    if (uid === process.getuid?.()) await removeScratch(join(tmpdir(), name))
  }
}

function stopSignals(): { stopping: AbortSignal; forget: () => void } {
  const controller = new AbortController()
  const stop = (signal: NodeJS.Signals) => {
    controller.abort(new UserError(`stopped by ${signal}: the rehearsal is not complete`))
  }
  const names = ['SIGINT', 'SIGTERM'] as const
  for (const name of names) process.once(name, stop)
  return {
    stopping: controller.signal,
    forget() {
      for (const name of names) process.off(name, stop)
    },
  }
}
