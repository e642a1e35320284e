import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import { isBounced } from './delivery-states.ts'

/** Readers of one domain, said not to exist by reports on the same letter, from which on their server is not believed. */
const MOST_GONE = 10

/**
 * Whether the domain of a reader says of everybody that there is no such mailbox, as a provider does in an outage: of
 * the readers of this domain whom the same letter went to, ten or more came back so, and at least half. Those who came
 * back are few, and read by an index; the others are counted only where there are that many.
 */
export async function isDenyingEverybody(tx: Database, delivery: number): Promise<boolean> {
  const query = sql`
    with this as (
      select d.dispatch_id, split_part(s.address_key, '@', 2) as domain
      from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
      join feuilleton.subscribers s on s.id = e.subscriber_id where d.id = ${delivery}
    ), gone as (
      select count(*) as n from this
      join feuilleton.deliveries d on d.dispatch_id = this.dispatch_id and ${isBounced} and d.reason = 'gone'
      join feuilleton.enrolments e on e.id = d.enrolment_id
      join feuilleton.subscribers s on s.id = e.subscriber_id and split_part(s.address_key, '@', 2) = this.domain
    )
    select from gone where gone.n >= ${MOST_GONE} and gone.n * 2 >= (
      select count(*) from this
      join feuilleton.deliveries d on d.dispatch_id = this.dispatch_id
      join feuilleton.enrolments e on e.id = d.enrolment_id
      join feuilleton.subscribers s on s.id = e.subscriber_id and split_part(s.address_key, '@', 2) = this.domain)`
  return (await rowsOf(tx, query)).length > 0
}
