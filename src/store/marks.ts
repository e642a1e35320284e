import { sql } from 'kysely'
import { type Database, oneRow } from './database.ts'
import { type HandOver, handOverCall, markHanded } from './hand-over.ts'
import { type Settlement, settleCall, settleDeliveries } from './settle.ts'

/**
 * Settles and marks as handed what came together, all or nothing and with one commit. The claims that come back may be
 * handed over.
 */
export async function writeMarks(
  db: Database,
  { handOvers, settlements }: { handOvers: readonly HandOver[]; settlements: readonly Settlement[] },
  now: Date,
): Promise<ReadonlySet<number>> {
  if (settlements.length === 0) return markHanded(db, handOvers, now)
  if (handOvers.length === 0) {
    await settleDeliveries(db, settlements, now)
    return new Set()
  }
  const query = sql<{ may: number[] }>`
    select ${settleCall(settlements, now)}, array_to_json(array(select ${handOverCall(handOvers, now)})) as may`
  return new Set((await oneRow(db, query)).may)
}
