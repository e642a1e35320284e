import { sql } from 'kysely'
import { wordingHash } from '../domain/consent-wording.ts'
import type { Language } from '../language/catalogues.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

export type NewSubscriber = { address: string; addressKey: string; firstName: string | undefined }

/**
 * Adds the subscribers that are new; a first name that is known already stays. All of them are held until `db` commits,
 * also those that are there already: nobody takes them away meanwhile.
 */
export async function ensureSubscribers(
  db: Database,
  people: readonly NewSubscriber[],
  now: Date,
): Promise<void> {
  // Arrays and no JSON, which takes the database longer to read than the rows to write.
  await sql`
    insert into feuilleton.subscribers as s (address, address_key, first_name, created_at)
    select p.address, p.address_key, p.first_name, ${now}::timestamptz
    from unnest(${people.map(({ address }) => address)}::text[], ${people.map(({ addressKey }) => addressKey)}::text[],
      ${people.map(({ firstName }) => firstName ?? null)}::text[]) as p (address, address_key, first_name)
    on conflict (address_key) do update set first_name = coalesce(s.first_name, excluded.first_name)
      where s.first_name is null and excluded.first_name is not null`.execute(db)
}

/** How people join a cohort without having asked themselves: with which legal basis, and by which import. */
export type Joining = {
  cohortId: number
  joinedAt: Date
  basis: string
  language: Language
  importId: number | undefined
}

/**
 * Enrols subscribers, who have chosen nothing, each in a track and all in a language, in the order given, with the legal
 * basis of the import as the proof of consent; returns how many were not in the cohort yet. To call in the transaction of
 * `ensureSubscribers`, and of the lock of the import: no key of the table looks whether they are there.
 */
export async function addEnrolments(
  db: Database,
  { cohortId, joinedAt, basis, language, importId }: Joining,
  people: readonly { addressKey: string; trackId: number }[],
): Promise<number> {
  const query = sql<{ enrolled: number }>`
    with added as (
      insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language, import_id)
      select ${cohortId}, s.id, p.track_id, ${joinedAt}, ${language}, ${importId ?? null}::bigint
      from unnest(${people.map(({ addressKey }) => addressKey)}::text[], ${people.map(({ trackId }) => trackId)}::bigint[])
        with ordinality as p (address_key, track_id, place)
      -- By the index for each: left to itself, the planner reads all subscribers.
      cross join lateral (
        select id from feuilleton.subscribers where address_key = p.address_key limit 1) s
      order by p.place
      on conflict (cohort_id, subscriber_id) do nothing
      returning id
    ), noted as (
      insert into feuilleton.consents (enrolment_id, event, wording, wording_hash, at)
      select id, 'imported', ${basis}::text, ${wordingHash(basis)}, ${joinedAt}::timestamptz from added order by id
    )
    select count(*) as enrolled from added`
  return (await oneRow(db, query)).enrolled
}

/**
 * Those who are guests of an event of a cohort, the ids of their enrolments by their keys, locked. To take before any
 * track: whoever signs up locks an enrolment and then a track.
 */
export async function lockGuests(
  tx: Database,
  cohortId: number,
  addressKeys: readonly string[],
): Promise<Map<string, number>> {
  const query = sql<{ key: string; id: number }>`
    select s.address_key as key, e.id from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
    where e.cohort_id = ${cohortId} and e.follows = 'events' and e.state in ('active', 'paused')
      and s.address_key = any(${[...addressKeys]}::text[])
    order by e.id for no key update of e`
  return new Map((await rowsOf(tx, query)).map(({ key, id }) => [key, id]))
}

/** Lets a guest whose enrolment is locked follow the course, with the legal basis of the import; whether that is new. */
export async function enrolGuest(
  tx: Database,
  { trackId, joinedAt, basis }: Joining & { trackId: number },
  enrolmentId: number,
): Promise<boolean> {
  const query = sql`
    with moved as (
      update feuilleton.enrolments set follows = 'course', track_id = ${trackId}, joined_at = ${joinedAt}
      where id = ${enrolmentId} and follows = 'events'
      returning id
    )
    insert into feuilleton.consents (enrolment_id, event, wording, wording_hash, at)
    select id, 'imported', ${basis}::text, ${wordingHash(basis)}, ${joinedAt}::timestamptz from moved
    returning id`
  return (await rowsOf(tx, query)).length > 0
}
