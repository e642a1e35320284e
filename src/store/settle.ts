import { type RawBuilder, sql } from 'kysely'
import type { Claim } from '../domain/delivery.ts'
import type { Database } from './database.ts'
import { storable } from './storable.ts'

/** The end of a delivery, or its way back to `due` when `nextAt` is set. */
export type Settlement = Claim & {
  state: 'submitted' | 'bounced' | 'unknown' | 'held' | 'skipped' | 'due'
  reason?: string
  reply?: string
  nextAt?: Date
}

/**
 * Writes how claims ended. A claim whose fence has moved on is left alone; one that was given up as `unknown`
 * meanwhile takes what the relay did answer. A relay that refused a body does not have it, so it does not count; what
 * was `unknown` once and is refused now stays `unknown`, as the first body may have been taken.
 */
export async function settleDeliveries(
  db: Database,
  settlements: readonly Settlement[],
  now: Date,
): Promise<void> {
  await sql`select ${settleCall(settlements, now)}`.execute(db)
}

/** The call that writes how claims ended, of one array for each column. */
export function settleCall(settlements: readonly Settlement[], now: Date): RawBuilder<unknown> {
  const all = <T>(of: (settlement: Settlement) => T) => settlements.map(of)
  return sql`feuilleton.settle(
    ${all(({ id }) => id)}::bigint[], ${all(({ fence }) => fence)}::int[], ${all(({ state }) => state)}::text[],
    ${all(({ reason }) => written(reason))}::text[], ${all(({ reply }) => written(reply))}::text[],
    ${all(({ nextAt }) => nextAt)}::timestamptz[], ${now}::timestamptz)`
}

function written(text: string | undefined): string | undefined {
  return text === undefined ? undefined : storable(text)
}
