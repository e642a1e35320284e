import { sql } from 'kysely'
import { type Address, addressKey } from '../domain/address.ts'
import { type Database, rowsOf } from './database.ts'

/** Which letter a relay service speaks of: whose it was, and the names that the service has for it. */
type Reported = {
  recipient: Address
  /** Of our Message-IDs. */
  deliveries: readonly number[]
  /** Of the service’s own, which its reply to the letter had. */
  names: readonly string[]
}

/**
 * The letter that a relay service speaks of, among those to this address; `under-way` when it is none of them and one
 * is being handed over, whose reply nobody has noted yet.
 */
export async function findReportedDelivery(
  db: Database,
  { recipient, deliveries, names }: Reported,
): Promise<number | 'under-way' | undefined> {
  const query = sql<{ id: number; isNamed: boolean }>`
    select * from (
      select d.id, d.state, d.id = any(${[...deliveries]}::bigint[]) or exists (
          select from unnest(${[...names]}::text[]) n
          where position(n in coalesce(r.relay_reply, d.reply)) > 0) as is_named
      from feuilleton.subscribers s
      join feuilleton.enrolments e on e.subscriber_id = s.id
      join feuilleton.deliveries d on d.enrolment_id = e.id
      left join feuilleton.returned_mail r on r.delivery_id = d.id and r.relay_reply is not null
      where s.address_key = ${addressKey(recipient)}) of_reader
    where is_named or state = 'handed' order by is_named desc nulls last, id desc limit 1`
  const [found] = await rowsOf(db, query)
  if (found === undefined) return undefined
  return found.isNamed ? found.id : 'under-way'
}
