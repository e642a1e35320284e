import { type RawBuilder, sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** The kinds of what is purged row by row. */
export type OldRows = 'origins' | 'requests'

const OLD: Readonly<Record<OldRows, (before: Date) => RawBuilder<unknown>>> = {
  origins: (before) =>
    sql`select id from feuilleton.consents where ip is not null and at < ${before} order by at, id`,
  requests: (before) => sql`select id from feuilleton.requests
    where kind = 'address-change' and detail ? 'to' and requested_at < ${before} order by requested_at, id`,
}

const PURGES: Readonly<Record<OldRows, RawBuilder<unknown>>> = {
  origins: sql`update feuilleton.consents set ip = null`,
  requests: sql`update feuilleton.requests set detail = detail - 'to'`,
}

/**
 * Takes what is personal out of at most `most` rows; returns how many there were. Rows that are locked wait for the
 * next time.
 */
export async function purgeRows(
  tx: Database,
  kind: OldRows,
  { before, most }: { before: Date; most: number },
): Promise<number> {
  const query = sql`
    ${PURGES[kind]} where id in (${OLD[kind](before)} limit ${most} for update skip locked) returning id`
  return (await rowsOf(tx, query as RawBuilder<{ id: number }>)).length
}

/** How many rows would be purged. */
export async function countRows(db: Database, kind: OldRows, before: Date): Promise<number> {
  const query = sql<{ n: number }>`select count(*)::int as n from (${OLD[kind](before)}) as old`
  return (await rowsOf(db, query))[0]?.n ?? 0
}
