import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import type { ComingReminder } from './event-dispatches.ts'
import type { EventKey, Standing } from './registrations.ts'

/** Somebody of a list whom letters of the cohort reach, and where they stand with the event. */
export type ListedPerson = {
  addressKey: string
  enrolmentId: number
  state: Standing | null
  since: Date | null
}

type Listed = EventKey & { addressKeys: readonly string[] }

/** Those of some addresses whom letters of a cohort reach, in the order of their enrolments. */
export async function findListed(
  db: Database,
  { cohortId, event, addressKeys }: Listed,
): Promise<ListedPerson[]> {
  return rowsOf(
    db,
    sql<ListedPerson>`
    select s.address_key, e.id as enrolment_id, r.state, r.since
    from unnest(${[...addressKeys]}::text[]) as k (key)
    join feuilleton.subscribers s on s.address_key = k.key
    join feuilleton.enrolments e on e.cohort_id = ${cohortId} and e.subscriber_id = s.id
    left join feuilleton.registrations r on r.enrolment_id = e.id and r.event = ${event}
    where e.state in ('active', 'paused') and e.joined_at is not null order by e.id`,
  )
}

/**
 * Holds off whoever of a list wants to leave until `tx` ends. To be called with the places of the event locked. Not
 * stronger: hand-overs to them go on, as they have the same lock.
 */
export async function lockListed(
  tx: Database,
  { cohortId, addressKeys }: Pick<Listed, 'cohortId' | 'addressKeys'>,
): Promise<void> {
  await sql`
    select from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
    where e.cohort_id = ${cohortId} and s.address_key = any(${[...addressKeys]}::text[])
    order by e.id for share of e`.execute(tx)
}

/** Registers people who were there without being registered; those who are registered stay as they are. */
export async function registerPresent(
  tx: Database,
  { cohortId, event }: EventKey,
  { enrolmentIds, now }: { enrolmentIds: readonly number[]; now: Date },
): Promise<void> {
  await sql`
    insert into feuilleton.registrations as r (enrolment_id, event, cohort_id, state, since, told_version, attended)
    select p.id, ${event}, c.id, 'registered', ${now}::timestamptz, c.events_version, true
    from unnest(${[...enrolmentIds]}::bigint[]) as p (id) join feuilleton.cohorts c on c.id = ${cohortId}
    on conflict (enrolment_id, event) do update set state = excluded.state, since = excluded.since,
      told_version = excluded.told_version, revision = r.revision + 1, attended = true
      where r.state <> 'registered'`.execute(tx)
}

/** Notes of registered people whether they were there. */
export async function setAttended(
  tx: Database,
  event: string,
  { enrolmentIds, attended }: { enrolmentIds: readonly number[]; attended: boolean },
): Promise<void> {
  await sql`
    update feuilleton.registrations set attended = ${attended}
    where event = ${event} and enrolment_id = any(${[...enrolmentIds]}::bigint[])
      and state = 'registered' and attended is distinct from ${attended}`.execute(tx)
}

/** Notes as absent every registered person but these. */
export async function setOthersAbsent(
  tx: Database,
  { cohortId, event }: EventKey,
  enrolmentIds: readonly number[],
): Promise<void> {
  await sql`
    update feuilleton.registrations r set attended = false
    where r.cohort_id = ${cohortId} and r.event = ${event} and r.state = 'registered'
      and r.attended is distinct from false
      and not exists (select from unnest(${[...enrolmentIds]}::bigint[]) as p (id) where p.id = r.enrolment_id)`.execute(
    tx,
  )
}

/** The letters to those who attended, or did not, that have left already: who is noted later does not get them. */
export async function goneFollowUps(db: Database, { cohortId, event }: EventKey): Promise<ComingReminder[]> {
  return rowsOf(
    db,
    sql<ComingReminder>`
    select t.id as track_id, i.reminder, i.audience, i.due_at
    from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
    where t.cohort_id = ${cohortId} and i.event = ${event} and i.audience in ('attended', 'absent')
      and i.state in ('open', 'closed') and i.withdrawn_at is null
    order by i.due_at, i.id`,
  )
}
