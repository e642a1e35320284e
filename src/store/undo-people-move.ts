import { sql } from 'kysely'
import { wordingHash } from '../domain/consent-wording.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** A move of people that stands. `to`: the id of the cohort that they went to. */
export type PeopleMove = { id: number; to: number; toName: string; madeAt: Date }

/** The last move of people out of a cohort that was not taken back, locked. */
export async function lockLastMove(tx: Database, cohortId: number): Promise<PeopleMove | undefined> {
  const query = sql<PeopleMove>`
    select m.id, m.to_cohort as to, c.name as to_name, m.made_at
    from feuilleton.people_moves m join feuilleton.cohorts c on c.id = m.to_cohort
    where m.from_cohort = ${cohortId} and m.undone_at is null
    order by m.id desc limit 1 for update of m`
  return (await rowsOf(tx, query))[0]
}

/** Locks both enrolments of everybody who was moved, in the order of their ids. */
export async function lockMoved(tx: Database, { id }: PeopleMove, cohortId: number): Promise<void> {
  await sql`
    select from feuilleton.enrolments where id in (
      select unnest(array[n.id, o.id])
      from feuilleton.enrolments n
      join feuilleton.enrolments o on o.subscriber_id = n.subscriber_id and o.cohort_id = ${cohortId}
      where n.move_id = ${id})
    order by id for no key update`.execute(tx)
}

/**
 * Whether something has come of a move: a letter has fallen due to one of its people, there or where they would be, or
 * one of them has done something.
 */
export async function hasComeOf(
  tx: Database,
  { id, madeAt }: PeopleMove,
  { cohortId, now }: { cohortId: number; now: Date },
): Promise<boolean> {
  const query = sql<{ has: boolean }>`
    with moved as (
      select n.id, n.state, o.track_id as was
      from feuilleton.enrolments n
      join feuilleton.enrolments o on o.subscriber_id = n.subscriber_id and o.cohort_id = ${cohortId}
      where n.move_id = ${id}
    )
    select exists (select from moved m join feuilleton.deliveries d on d.enrolment_id = m.id
        where d.reason is distinct from 'had')
      or exists (select from moved m where m.state not in ('active', 'paused'))
      or exists (select from moved m join feuilleton.requests r on r.enrolment_id = m.id)
      or exists (select from moved m join feuilleton.registrations r on r.enrolment_id = m.id)
      or exists (select from moved m join feuilleton.readings g on g.enrolment_id = m.id where g.read_at > ${madeAt})
      or exists (select from feuilleton.dispatches i
        where i.track_id in (select was from moved) and i.due_at > ${madeAt} and i.due_at <= ${now}
          and i.withdrawn_at is null) as has`
  return (await oneRow(tx, query)).has
}

/** Brings everybody of a move back to where they were, with what they were registered for; how many. */
export async function takeMoveBack(
  tx: Database,
  { id }: PeopleMove,
  { cohortId, now, wording }: { cohortId: number; now: Date; wording: string },
): Promise<number> {
  const query = sql<{ people: number }>`
    with back as (
      update feuilleton.enrolments o set state = n.state, paused_until = n.paused_until, left_at = null, left_reason = null
      from feuilleton.enrolments n
      where n.move_id = ${id} and o.subscriber_id = n.subscriber_id and o.cohort_id = ${cohortId}
      returning o.id
    ), noted as (
      insert into feuilleton.consents (enrolment_id, event, wording, wording_hash, at, detail)
      select id, 'imported', ${wording}::text, ${wordingHash(wording)}, ${now}::timestamptz, 'undo' from back
    ), registered as (
      update feuilleton.registrations r set state = m.state, since = m.since, revision = r.revision + 1
      from feuilleton.moved_registrations m
      where m.move_id = ${id} and r.enrolment_id = m.enrolment_id and r.event = m.event
    )
    select count(*) as people from back`
  const { people } = await oneRow(tx, query)
  await removeArrived(tx, id)
  await sql`update feuilleton.people_moves set undone_at = ${now} where id = ${id}`.execute(tx)
  return people
}

/** Takes the enrolments out that a move made. Nothing of them has left. */
async function removeArrived(tx: Database, moveId: number): Promise<void> {
  const these = sql`(select id from feuilleton.enrolments where move_id = ${moveId})`
  await sql`delete from feuilleton.deliveries where enrolment_id in ${these}`.execute(tx)
  await sql`delete from feuilleton.readings where enrolment_id in ${these}`.execute(tx)
  await sql`delete from feuilleton.consents where enrolment_id in ${these}`.execute(tx)
  await sql`delete from feuilleton.enrolments where move_id = ${moveId}`.execute(tx)
}
