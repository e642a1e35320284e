import { sql } from 'kysely'
import { type Address, addressKey } from '../domain/address.ts'
import type { Suppression } from '../domain/delivery.ts'
import type { Database } from './database.ts'
import { isBounced } from './delivery-states.ts'
import { storable } from './storable.ts'

/** A delivery that bounced at an address, and when that stops all sending to it. */
export type Bounce = { id: number; address: Address; reason: string; suppress: Suppression }

const DAY_MS = 86_400_000
/**
 * Between two letters that came back: lessons leave a day apart, of which retries and a change of clocks take some
 * hours.
 */
const APART_MS = 20 * 60 * 60_000

/**
 * Stops all sending to the address that a delivery went to, which its subscriber may have left since, after the hand-overs
 * to its subscriber that are being committed. `at-second`: an earlier letter to the same subscriber has to have bounced
 * with the same code; `a-day-apart`: another letter has to have been refused for good, a day before or more, or to have
 * left on the day before and come back.
 */
export async function suppressAddress(
  db: Database,
  { id, address, reason, suppress }: Bounce,
  now: Date,
): Promise<void> {
  if (suppress === 'never') return
  await sql`
    with leaving as (
      select e.id, e.subscriber_id from feuilleton.enrolments e
      where e.subscriber_id = (
        select e.subscriber_id from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
        where d.id = ${id})
      order by e.id for update
    )
    insert into feuilleton.suppressions (address_key, reason, suppressed_at)
    select s.address_key, ${storable(reason)}::text, ${now}::timestamptz
    from feuilleton.subscribers s
    where s.address_key = ${addressKey(address)} and (select count(*) from leaving) > 0
      and case ${suppress}::text
        when 'at-second' then exists (
          select from feuilleton.deliveries d
          where d.enrolment_id in (select id from leaving) and d.id <> ${id} and ${isBounced}
            and substring(d.reply from '5[.][0-9]+[.][0-9]+') = substring(${reason}::text from '5[.][0-9]+[.][0-9]+'))
        when 'a-day-apart' then exists (
          select from feuilleton.deliveries d
          where d.enrolment_id in (select id from leaving) and d.id <> ${id}
            and ${isBounced} and d.reason in ('refused', 'disabled', 'gone')
            and case d.state when 'returned' then d.handed_at <= ${new Date(now.getTime() - APART_MS)}
              else d.settled_at <= ${new Date(now.getTime() - DAY_MS)} end)
        else true end
    on conflict (address_key) do nothing`.execute(db)
}
