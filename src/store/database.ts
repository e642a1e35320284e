import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type RawBuilder } from 'kysely'
import pg from 'pg'

/** A connection pool or a transaction: every query function of the store takes one. */
export type Database = Kysely<unknown>

const INT8 = 20
const DATE = 1082

/** Ids stay numbers (they fit 2^53), dates stay ISO dates; everything else is as `pg` has it. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return Number
    if (oid === DATE) return (text: string) => text
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  },
}

/** `due_at` in SQL is `dueAt` here; what stands inside a jsonb value is left as it is. */
const namesOfColumns = new CamelCasePlugin({ maintainNestedObjectKeys: true })

type PoolOptions = { connections: number; onError: (error: Error) => void }

/** Opens a pool of at most `connections`; broken idle connections are reported to `onError` and replaced. */
export function openDatabase(url: string, options: PoolOptions): Database {
  return databaseOn(openPool(url, options))
}

/** The pool that a database has; those who keep connections longer than a database open it themselves. */
export function openPool(url: string, { connections, onError }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: types as pg.CustomTypesConfig,
    application_name: 'feuilleton',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  watchConnections(pool, onError)
  return pool
}

/** The database that a pool leads to; the pool ends with it. */
export function databaseOn(pool: PostgresPool): Database {
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), plugins: [namesOfColumns] })
}

/** Reports every connection of a pool that breaks: pg listens to idle ones only, and a break would end the process. */
export function watchConnections(pool: pg.Pool, onError: (error: Error) => void): void {
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
}

/**
 * Runs `body` in a transaction: in the one that `db` is, so that an action can be part of a larger one, else in a new one.
 */
export function inTransaction<T>(db: Database, body: (tx: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? body(db) : db.transaction().execute(body)
}

/** The rows of a query. */
export async function rowsOf<Row>(db: Database, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows
}

/** The first row of a query that always has one. */
export async function oneRow<Row>(db: Database, query: RawBuilder<Row>): Promise<Row> {
  const [row] = await rowsOf(db, query)
  if (!row) throw new Error('a query that always has a row had none')
  return row
}
