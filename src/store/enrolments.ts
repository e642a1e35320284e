import { sql } from 'kysely'
import { wordingHash } from '../domain/consent-wording.ts'
import type { Language } from '../language/catalogues.ts'
import { type Database, rowsOf } from './database.ts'

export type NewSubscriber = { address: string; addressKey: string; firstName: string | undefined }

/** Adds the subscribers that are new; a first name that is known already stays. */
export async function ensureSubscribers(db: Database, people: NewSubscriber[], now: Date): Promise<void> {
  await sql`
    insert into feuilleton.subscribers as s (address, address_key, first_name, created_at)
    select p.address, p."addressKey", p."firstName", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as p (address text, "addressKey" text, "firstName" text)
    on conflict (address_key) do update set first_name = coalesce(s.first_name, excluded.first_name)
      where s.first_name is null and excluded.first_name is not null`.execute(db)
}

/** How people join a track without having asked themselves: with which legal basis, and by which import. */
export type Joining = {
  cohortId: number
  trackId: number
  joinedAt: Date
  basis: string
  language: Language
  importId: number | undefined
}

/**
 * Enrols subscribers, who have chosen nothing, in a track and in a language, in the order given, each with the legal basis of the import as the proof of consent;
 * returns how many were not in the cohort yet.
 */
export async function addEnrolments(
  db: Database,
  { cohortId, trackId, joinedAt, basis, language, importId }: Joining,
  addressKeys: string[],
): Promise<number> {
  const query = sql`
    with added as (
      insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language, import_id)
      select ${cohortId}, s.id, ${trackId}, ${joinedAt}, ${language}, ${importId ?? null}::bigint
      from unnest(${addressKeys}::text[]) with ordinality as k (key, place)
      join feuilleton.subscribers s on s.address_key = k.key
      order by k.place
      on conflict (cohort_id, subscriber_id) do nothing
      returning id
    )
    insert into feuilleton.consents (enrolment_id, event, wording, wording_hash, at)
    select id, 'imported', ${basis}::text, ${wordingHash(basis)}, ${joinedAt}::timestamptz from added order by id
    returning id`
  return (await rowsOf(db, query)).length
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

/** Lets guests whose enrolments are locked follow the course, with the legal basis of the import. */
export async function enrolGuests(
  tx: Database,
  { trackId, joinedAt, basis }: Joining,
  ids: readonly number[],
): Promise<number> {
  const query = sql`
    with moved as (
      update feuilleton.enrolments set follows = 'course', track_id = ${trackId}, joined_at = ${joinedAt}
      where id = any(${[...ids]}::bigint[]) and follows = 'events'
      returning id
    )
    insert into feuilleton.consents (enrolment_id, event, wording, wording_hash, at)
    select id, 'imported', ${basis}::text, ${wordingHash(basis)}, ${joinedAt}::timestamptz from moved order by id
    returning id`
  return (await rowsOf(tx, query)).length
}
