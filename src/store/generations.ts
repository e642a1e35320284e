import { sql } from 'kysely'
import { rewriteLetters } from './address-changes.ts'
import { type Database, rowsOf } from './database.ts'

/** The generation of the links of an enrolment, or of that of a delivery or a request; undefined where there is none. */
export async function generationOf(
  db: Database,
  what: 'enrolment' | 'delivery' | 'request',
  id: number,
): Promise<number | undefined> {
  const query = sql<{ generation: number }>`
    select generation from feuilleton.enrolments where id = ${ENROLMENTS[what](id)}`
  return (await rowsOf(db, query))[0]?.generation
}

const ENROLMENTS = {
  enrolment: (id: number) => sql`${id}`,
  delivery: (id: number) => sql`(select enrolment_id from feuilleton.deliveries where id = ${id})`,
  request: (id: number) => sql`(select enrolment_id from feuilleton.requests where id = ${id})`,
}

/**
 * Ends every link of a person but those to unsubscribe. Letters of which nothing has left are written anew, with the new
 * ones. The caller holds the locks on the enrolments.
 */
export async function raiseGeneration(tx: Database, subscriberId: number, now: Date): Promise<void> {
  await rewriteLetters(tx, subscriberId, now)
  await sql`
    update feuilleton.enrolments set generation = generation + 1 where subscriber_id = ${subscriberId}`.execute(
    tx,
  )
}
