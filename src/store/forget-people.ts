import { sql } from 'kysely'
import { ERASED_DOMAIN } from '../domain/erased-address.ts'
import type { Database } from './database.ts'

/** What stands in the place of a relay's words that named an address: its code, such as `250 2.0.0`. */
const code = (column: string) =>
  sql`coalesce(substring(${sql.ref(column)} from '^[0-9]{3}(?:[ -][245][.][0-9]+[.][0-9]+)?'), '')`

const spared = (column: string) =>
  sql`case when position(s.address_key in lower(${sql.ref(column)})) > 0 then ${code(column)} else ${sql.ref(column)} end`

/**
 * Takes addresses and names of persons, who are locked, out of everything, and ends their courses. The ledger stays,
 * without names. Unlike an erasure, it lets them be enrolled again. For small batches: it changes each letter of theirs
 * that names them.
 */
export async function forgetPeople(tx: Database, ids: readonly number[], now: Date): Promise<void> {
  const these = sql`${[...ids]}::bigint[]`
  const theirs = sql`(select id from feuilleton.enrolments where subscriber_id = any(${these}))`
  await sql`
    update feuilleton.resolutions r set was = split_part(was, ':', 1), note = null
    from feuilleton.deliveries d where d.id = r.delivery_id and d.enrolment_id in ${theirs}`.execute(tx)
  await sql`
    update feuilleton.refusals f set reply = ${code('f.reply')}
    from feuilleton.deliveries d where d.id = f.delivery_id and d.enrolment_id in ${theirs}`.execute(tx)
  await sql`
    update feuilleton.returned_mail r set words = ${code('r.words')}, relay_reply = ${code('r.relay_reply')}
    where r.enrolment_id in ${theirs} and num_nonnulls(r.words, r.relay_reply) > 0`.execute(tx)
  await sql`
    update feuilleton.deliveries d set written_name = null, reply = ${spared('d.reply')}, reason = ${spared('d.reason')}
    from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
    where d.enrolment_id = e.id and s.id = any(${these}) and (d.written_name is not null
      or position(s.address_key in lower(concat(d.reply, ' ', d.reason))) > 0)`.execute(tx)
  await sql`
    update feuilleton.requests set detail = detail - 'to'
    where enrolment_id in ${theirs} and detail ? 'to'`.execute(tx)
  await sql`
    update feuilleton.consents set ip = null, detail = null
    where enrolment_id in ${theirs} and num_nonnulls(ip, detail) > 0`.execute(tx)
  await sql`
    update feuilleton.journal set personal = null
    where subscriber_id = any(${these}) and personal is not null`.execute(tx)
  await sql`
    delete from feuilleton.suppressions x using feuilleton.subscribers s
    where x.address_key = s.address_key and s.id = any(${these})`.execute(tx)
  await sql`
    delete from feuilleton.lifted_suppressions x using feuilleton.subscribers s
    where x.address_key = s.address_key and s.id = any(${these})`.execute(tx)
  await endAndRename(tx, ids, now)
}

async function endAndRename(tx: Database, ids: readonly number[], now: Date): Promise<void> {
  await sql`
    update feuilleton.enrolments set left_reason = 'erased', state = 'unsubscribed',
      left_at = case when state = 'unsubscribed' then left_at else ${now}::timestamptz end
    where subscriber_id = any(${[...ids]}::bigint[])`.execute(tx)
  await sql`
    update feuilleton.subscribers set address = 'erased-' || id || ${`@${ERASED_DOMAIN}`}::text,
      address_key = 'erased-' || id || ${`@${ERASED_DOMAIN}`}::text, first_name = null
    where id = any(${[...ids]}::bigint[])`.execute(tx)
}
