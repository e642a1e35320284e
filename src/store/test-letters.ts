import { sql } from 'kysely'
import { type Database, oneRow } from './database.ts'

/**
 * To how many addresses an organiser sent test letters since an instant. The organiser is locked until `tx` ends, so that
 * two forms at the same time do not both count without the other.
 */
export async function countTests(tx: Database, organiserId: number, since: Date): Promise<number> {
  await sql`select from feuilleton.organisers where id = ${organiserId} for no key update`.execute(tx)
  const query = sql<{ sent: number }>`
    select coalesce(sum((facts ->> 'addresses')::int), 0) as sent from feuilleton.journal
    where organiser_id = ${organiserId} and act = 'letter-tested' and at > ${since}`
  return (await oneRow(tx, query)).sent
}
