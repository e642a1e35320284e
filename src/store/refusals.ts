import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'
import { isGot } from './delivery-states.ts'
import { endDomainPauses, type RefusingDomain } from './domain-pauses.ts'
import { storable } from './storable.ts'

/** A letter that was refused because of its sender or of itself. */
export type NotedRefusal = {
  cohortId: number
  deliveryId: number
  /** Null where the relay refused us before it heard of a recipient. */
  domain: string | null
  reply: string
  now: Date
}

/** How many different people were refused. */
export type RefusedPeople = {
  /** Of the cohort, since it had a letter taken; and at how many domains. */
  inARow: number
  domains: number
  /** At this domain, since it took a letter of the cohort. */
  here: number
}

/** Notes a refusal; whom the relay has refused so. */
export async function noteRefusal(
  db: Database,
  { cohortId, deliveryId, domain, reply, now }: NotedRefusal,
): Promise<RefusedPeople> {
  await sql`
    insert into feuilleton.refusals (delivery_id, cohort_id, domain, reply, refused_at)
    values (${deliveryId}, ${cohortId}, ${domain}, ${storable(reply)}, ${now})
    on conflict (delivery_id) do update set reply = excluded.reply, refused_at = excluded.refused_at, in_a_row = true`.execute(
    db,
  )
  const query = sql<RefusedPeople>`
    select count(distinct d.enrolment_id) filter (where r.in_a_row) as in_a_row,
      count(distinct r.domain) filter (where r.in_a_row) as domains,
      count(distinct d.enrolment_id) filter (where r.domain = ${domain}) as here
    from feuilleton.refusals r join feuilleton.deliveries d on d.id = r.delivery_id
    where r.cohort_id = ${cohortId} and r.domain is not null`
  return oneRow(db, query)
}

/**
 * A letter of this cohort was taken for a domain: what was refused there is forgotten, nothing is refused in a row any
 * more, and the pauses by the relay of the cohort and of that domain are over; but not one since letters came back.
 */
export async function noteTaken(db: Database, { cohortId, domain }: RefusingDomain): Promise<void> {
  await forgetRefusals(db, { cohortId, domain })
  await sql`
    update feuilleton.refusals set in_a_row = false where cohort_id = ${cohortId} and in_a_row`.execute(db)
  await sql`delete from feuilleton.pauses where cohort_id = ${cohortId} and paused_by = 'relay'`.execute(db)
  await endDomainPauses(db, { cohortId, domain, isTaken: true })
}

/** Forgets what a domain refused of a cohort, and what the relay refused before it heard of a recipient. */
export async function forgetRefusals(db: Database, { cohortId, domain }: RefusingDomain): Promise<void> {
  await sql`
    delete from feuilleton.refusals
    where cohort_id = ${cohortId} and (domain is null or domain = ${domain})`.execute(db)
}

/** Whether the subscriber of a delivery had a letter taken before. */
export async function hadLetters(db: Database, deliveryId: number): Promise<boolean> {
  const query = sql`
    select from feuilleton.deliveries d
    where ${isGot}
      and d.enrolment_id = (select enrolment_id from feuilleton.deliveries where id = ${deliveryId}) limit 1`
  return (await rowsOf(db, query)).length > 0
}
