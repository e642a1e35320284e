import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from './config.ts'
import type { TokenKeys } from './domain/tokens.ts'
import { Unreachable } from './domain/unreachable.ts'
import { type Database, openDatabase } from './store/database.ts'
import { startEmbeddedPostgres } from './store/embedded-postgres.ts'
import { migrate, requireMigrated } from './store/migrate.ts'
import { ping } from './store/ping.ts'
import { ensureSecret } from './store/secrets.ts'

/**
 * The migrated database of a configuration: the one that it names, or the embedded one. `leave` is how a command closes it,
 * which does not wait for a service that uses it too.
 */
export type OpenStore = { db: Database; url: string; close(): Promise<void>; leave(): Promise<void> }

const CONNECTIONS = 12
const REVIVE_EVERY_MS = 5_000

export type StoreOptions = {
  onError: (error: Error) => void
  /** Bring the database up to date; otherwise it has to be up to date already. */
  migrates: boolean
  /** Called before an embedded one is made for the first time, with its folder: that takes a while. */
  onNew?: ((directory: string) => void) | undefined
}

/**
 * Opens the database. `close` stops the embedded server if nothing else uses it.
 * @throws Unreachable when the database named by DATABASE_URL does not accept the connection.
 */
export async function openStore(
  config: Config,
  { onError, migrates, onNew }: StoreOptions,
): Promise<OpenStore> {
  const options = { directory: join(config.varDir, 'postgres'), durable: true, ...(onNew && { onNew }) }
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(options)
  const url = config.databaseUrl ?? embedded?.url ?? ''
  const db = openDatabase(url, { connections: CONNECTIONS, onError })
  const revival =
    embedded &&
    keepAlive(() => startEmbeddedPostgres({ ...options, port: portOf(embedded) }), { db, onError })
  const closeThen = async (end: (() => Promise<void>) | undefined) => {
    clearInterval(revival)
    await db.destroy()
    await end?.()
  }
  const close = () => closeThen(embedded?.stop)
  try {
    if (config.databaseUrl) await requireReachable(db, config.databaseUrl)
    await (migrates ? migrate(db) : requireMigrated(db))
  } catch (error) {
    await close()
    throw error
  }
  return { db, url, close, leave: () => closeThen(embedded?.leave) }
}

/** Restarts the embedded server when it is gone. It comes back on the same port, so connections recover too. */
function keepAlive(
  start: () => Promise<unknown>,
  { db, onError }: { db: Database; onError: (error: Error) => void },
): NodeJS.Timeout {
  let reviving = false
  const look = async () => {
    if (reviving) return
    reviving = true
    try {
      await ping(db).catch(start)
    } catch (error) {
      onError(error as Error)
    } finally {
      reviving = false
    }
  }
  return setInterval(look, REVIVE_EVERY_MS).unref()
}

function portOf({ url }: { url: string }): number {
  return Number(new URL(url).port)
}

/** @throws Unreachable that names the database without its password. */
async function requireReachable(db: Database, url: string): Promise<void> {
  try {
    await ping(db)
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    const { host, pathname } = new URL(url)
    throw new Unreachable(`no database answers at ${host}${pathname} (DATABASE_URL): ${message || code}`)
  }
}

/** Runs `body` with the database open. */
export async function withStore<T>(
  config: Config,
  body: (db: Database) => Promise<T>,
  onNew: StoreOptions['onNew'],
): Promise<T> {
  const store = await openStore(config, { onError: () => undefined, migrates: true, onNew })
  try {
    return await body(store.db)
  } finally {
    await store.leave()
  }
}

/**
 * The keys of tokens. The first is SECRET_KEY, or a key made once and stored in the database for all processes. The
 * second is SECRET_KEY_PREVIOUS, if set: it opens old tokens and makes no new ones.
 */
export async function tokenKeys(config: Config, db: Database): Promise<TokenKeys> {
  const current =
    config.secretKey ?? (await ensureSecret(db, 'token-key', randomBytes(32).toString('base64url')))
  return config.previousSecretKey ? [current, config.previousSecretKey] : [current]
}
