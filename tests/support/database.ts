import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { sql } from 'kysely'
import type pg from 'pg'
import { inject } from 'vitest'
import { type Database, databaseOn, openDatabase, openPool } from '../../src/store/database.ts'
import { type Clone, emptied, LENT, shapeOf } from './emptied.ts'

export type TestDatabase = { db: Database; url: string; close(): Promise<void> }

/** Clones that no test uses at the moment, emptied: to make one and drop it costs several times as much. */
const free: Clone[] = []
let admin: Database | undefined

/**
 * A database of its own for one test, as the migrated template is or with nothing in it. A clone goes from test to test
 * of one process, emptied of all rows in between; one whose tables or functions a test has changed, or that was
 * analysed, is dropped. `isNew`: nobody has had it, for tests that count what is read: connections tell that up to ten
 * seconds late.
 */
export async function testDatabase({ isEmpty = false, isNew = false } = {}): Promise<TestDatabase> {
  const clone = (isEmpty || isNew ? undefined : free.pop()) ?? (await createClone(isEmpty))
  const db = databaseOn(lent(clone.pool))
  return {
    db,
    url: clone.url,
    async close() {
      await db.destroy()
      if (!isEmpty && (await emptied(clone))) free.push(clone)
      else await drop(clone)
    },
  }
}

async function createClone(isEmpty: boolean): Promise<Clone> {
  const server = inject('postgresUrl')
  admin ??= open(server, 1)
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = isEmpty ? 'template0' : 'template_feuilleton'
  await sql.raw(`create database ${name} template ${template}`).execute(admin)
  const url = server.replace(/\/[^/]*$/, `/${name}`)
  const keeper = open(url, 1)
  const pool = openPool(`${url}?application_name=${LENT}`, { connections: 4, onError: () => undefined })
  return { name, url, keeper, pool, shape: isEmpty ? '' : await shapeOf(keeper) }
}

/**
 * A pool that stays open for the next test, as to connect takes ten milliseconds of a processor and more until the server
 * knows the tables: its end waits for what is under way.
 */
function lent(pool: pg.Pool) {
  return {
    options: pool.options,
    connect: () => pool.connect(),
    async end() {
      while (pool.totalCount > pool.idleCount) await once(pool, 'release')
    },
  }
}

async function drop({ name, keeper, pool }: Clone): Promise<void> {
  await pool.end()
  await keeper.destroy()
  if (admin) await sql.raw(`drop database ${name} with (force)`).execute(admin)
}

function open(url: string, connections: number): Database {
  return openDatabase(url, { connections, onError: () => undefined })
}
