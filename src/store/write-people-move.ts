import { sql } from 'kysely'
import { wordingHash } from '../domain/consent-wording.ts'
import { type Database, oneRow } from './database.ts'

/**
 * People who are moved, one entry of each list a person: their enrolment, the track that they go to, the last lesson
 * that they had.
 */
export type MovedPeople = {
  ids: readonly number[]
  trackIds: readonly number[]
  had: readonly number[]
}

/** The ids of the two cohorts. */
export type MoveBetween = { from: number; to: number; people: number; now: Date }

/** Notes a move; its id. */
export async function addPeopleMove(tx: Database, { from, to, people, now }: MoveBetween): Promise<number> {
  const query = sql<{ id: number }>`
    insert into feuilleton.people_moves (from_cohort, to_cohort, people, made_at)
    values (${from}, ${to}, ${people}, ${now}) returning id`
  return (await oneRow(tx, query)).id
}

/**
 * Locks what has still to leave in a cohort until `tx` ends. A tick passes over what is locked, so that it makes letters of
 * other cohorts meanwhile; those of this one a little later, for newcomers too.
 */
export async function lockComing(tx: Database, cohortId: number): Promise<void> {
  await sql`
    select from feuilleton.dispatches i
    where i.state in ('planned', 'open') and i.track_id in (select id from feuilleton.tracks where cohort_id = ${cohortId})
    order by i.id for update`.execute(tx)
}

type Arriving = MovedPeople & { moveId: number; cohortId: number; now: Date; basis: string }

/**
 * Enrols people who are locked in another cohort, paused where they were, with what they marked. Their new enrolments,
 * in the order of the old ones; null of somebody whom an import has enrolled there meanwhile.
 */
export async function enrolMoved(
  tx: Database,
  { ids, trackIds, moveId, cohortId, now, basis }: Arriving,
): Promise<(number | null)[]> {
  const query = sql<{ arrived: (number | null)[] }>`
    with moved as (
      select e.id, e.subscriber_id, e.state, e.paused_until, e.language, m.track_id
      from unnest(${[...ids]}::bigint[], ${[...trackIds]}::bigint[]) as m (id, track_id)
      join feuilleton.enrolments e on e.id = m.id
    ), arrived as (
      insert into feuilleton.enrolments
        (cohort_id, subscriber_id, track_id, state, paused_until, joined_at, language, move_id)
      select ${cohortId}, subscriber_id, track_id, state, paused_until, ${now}::timestamptz, language, ${moveId}
      from moved order by id
      on conflict (subscriber_id, cohort_id) do nothing
      returning id, subscriber_id
    ), noted as (
      insert into feuilleton.consents (enrolment_id, event, wording, wording_hash, at, detail)
      select id, 'imported', ${basis}::text, ${wordingHash(basis)}, ${now}::timestamptz, 'switched' from arrived
    ), marked as (
      insert into feuilleton.readings (enrolment_id, letter, read_at)
      select a.id, g.letter, g.read_at
      from arrived a join moved m on m.subscriber_id = a.subscriber_id join feuilleton.readings g on g.enrolment_id = m.id
    )
    select array_to_json(array_agg(a.id order by m.id)) as arrived
    from moved m left join arrived a on a.subscriber_id = m.subscriber_id`
  return (await oneRow(tx, query)).arrived
}

/** `arrived`: the new enrolments. `letters`: the lessons of the cohort that they came to, in its order. */
type Skipping = Omit<MovedPeople, 'ids'> & {
  arrived: readonly (number | null)[]
  letters: readonly string[]
  now: Date
}

/**
 * Notes lessons that have still to leave on the new tracks of people, and that they had before, as had: they leave no
 * more.
 */
export async function skipHad(
  tx: Database,
  { arrived, trackIds, had, letters, now }: Skipping,
): Promise<void> {
  await sql`
    insert into feuilleton.deliveries
      (dispatch_id, enrolment_id, kind, letter, state, reason, next_at, expires_at, settled_at)
    select i.id, m.id, i.kind, i.letter, 'skipped', 'had', ${now}::timestamptz, i.expires_at, ${now}::timestamptz
    from unnest(${[...arrived]}::bigint[], ${[...trackIds]}::bigint[], ${[...had]}::bigint[]) as m (id, track_id, had)
    join feuilleton.dispatches i on i.track_id = m.track_id and i.due_at > ${now}
    join unnest(${[...letters]}::text[]) with ordinality as o (letter, place) on o.letter = i.letter and o.place <= m.had
    where m.id is not null`.execute(tx)
}

/**
 * Ends enrolments that are locked, as their people go on elsewhere, and their places at these events, which are kept
 * aside.
 */
export async function endMoved(
  tx: Database,
  {
    ids,
    moveId,
    events,
    now,
  }: { ids: readonly number[]; moveId: number; events: readonly string[]; now: Date },
): Promise<void> {
  const these = sql`any(${[...ids]}::bigint[])`
  await sql`
    update feuilleton.enrolments set state = 'unsubscribed', left_at = ${now}, left_reason = 'switched'
    where id = ${these}`.execute(tx)
  await sql`
    insert into feuilleton.consents (enrolment_id, event, at, detail)
    select id, 'left', ${now}::timestamptz, 'switched' from unnest(${[...ids]}::bigint[]) as m (id)`.execute(
    tx,
  )
  await sql`
    with ended as (
      select enrolment_id, event, state, since from feuilleton.registrations
      where enrolment_id = ${these} and event = any(${[...events]}::text[]) and state <> 'left'
    ), kept as (
      insert into feuilleton.moved_registrations (move_id, enrolment_id, event, state, since)
      select ${moveId}, enrolment_id, event, state, since from ended
    )
    update feuilleton.registrations r set state = 'left', since = ${now}, revision = r.revision + 1
    from ended where r.enrolment_id = ended.enrolment_id and r.event = ended.event`.execute(tx)
}
