import { sql } from 'kysely'
import type { Cohort, Track } from '../domain/cohort.ts'
import type { EventChange } from '../domain/event-changes.ts'
import { cohortColumns, type NewCohort } from './cohorts.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** What a draft holds; it has a slug of its own making until it is scheduled. */
export type DraftRow = Omit<NewCohort, 'slug'>

/** `slug`: one that the caller has made up; undefined when there is a cohort with it already. */
export async function addDraft(
  tx: Database,
  { slug = null, ...draft }: DraftRow & { slug?: string | null | undefined },
  now: Date,
): Promise<Cohort | undefined> {
  const rows = await rowsOf(
    tx,
    sql<Cohort>`
    insert into feuilleton.cohorts as c
      (slug, state, name, edition_hash, start, day_one, zone, at_time, calendar, late_joiners, sign_up, capacity,
        sends_reminders, created_at)
    values (coalesce(${slug}, 'draft-' || nextval(pg_get_serial_sequence('feuilleton.cohorts', 'id'))), 'draft', ${draft.name},
      ${draft.editionHash}, ${draft.start}, ${draft.dayOne}, ${draft.zone}, ${draft.at},
      ${JSON.stringify(draft.calendar)}::jsonb, ${draft.lateJoiners}, ${draft.signUp}, ${draft.capacity}, true, ${now})
    on conflict (slug) do nothing
    returning ${cohortColumns}`,
  )
  return rows[0]
}

/** Whether a cohort has or had this slug: also a draft that was given up. */
export async function isSlugTaken(db: Database, slug: string): Promise<boolean> {
  const query = sql<{ taken: boolean }>`
    select exists (select from feuilleton.cohorts where slug = ${slug}) as taken`
  return (await oneRow(db, query)).taken
}

export async function changeDraft(tx: Database, id: number, draft: DraftRow): Promise<Cohort> {
  return oneRow(
    tx,
    sql<Cohort>`
    update feuilleton.cohorts c set name = ${draft.name}, edition_hash = ${draft.editionHash}, start = ${draft.start},
      day_one = ${draft.dayOne}, zone = ${draft.zone}, at_time = ${draft.at},
      calendar = ${JSON.stringify(draft.calendar)}::jsonb, late_joiners = ${draft.lateJoiners},
      sign_up = ${draft.signUp}, capacity = ${draft.capacity}
    where c.id = ${id} and c.state = 'draft'
    returning ${cohortColumns}`,
  )
}

/** What a draft makes of its events, in the place of what it made of them before: no letter knows of any yet. */
export async function setDraftEvents(
  tx: Database,
  cohortId: number,
  changes: readonly Omit<EventChange, 'version' | 'sequence'>[],
): Promise<void> {
  await sql`delete from feuilleton.event_changes where cohort_id = ${cohortId}`.execute(tx)
  await sql`
    insert into feuilleton.event_changes (cohort_id, version, event, sequence, changed_at, moments, links, cancelled)
    select ${cohortId}, w.version, w.event, 1, w."changedAt", w.moments, w.links, w.cancelled
    from jsonb_to_recordset(${JSON.stringify(changes.map((change, index) => ({ ...change, version: index + 1 })))}::jsonb)
      as w (version int, event text, "changedAt" timestamptz, moments jsonb, links jsonb, cancelled boolean)`.execute(
    tx,
  )
  await sql`update feuilleton.cohorts set events_version = ${changes.length} where id = ${cohortId}`.execute(
    tx,
  )
}

/** Gives a track of a draft other dates; where another has them already, its people go there. */
export async function redateTrack(
  tx: Database,
  cohortId: number,
  { id, dayOne, zone, at }: Track,
): Promise<void> {
  const query = sql<{ id: number }>`
    select id from feuilleton.tracks
    where cohort_id = ${cohortId} and day_one = ${dayOne} and zone = ${zone} and at_time = ${at} and id <> ${id}`
  const [other] = await rowsOf(tx, query)
  if (!other) {
    await sql`
      update feuilleton.tracks set day_one = ${dayOne}, zone = ${zone}, at_time = ${at} where id = ${id}`.execute(
      tx,
    )
    return
  }
  await sql`update feuilleton.enrolments set track_id = ${other.id} where track_id = ${id}`.execute(tx)
  await sql`delete from feuilleton.tracks where id = ${id}`.execute(tx)
}

/** Makes a draft a cohort that runs, under its slug from now on. The caller holds the lock on its events. */
export async function markScheduled(tx: Database, id: number, slug: string): Promise<Cohort> {
  return oneRow(
    tx,
    sql<Cohort>`
    update feuilleton.cohorts c set state = 'running', slug = ${slug} where c.id = ${id} and c.state = 'draft'
    returning ${cohortColumns}`,
  )
}

export async function markDropped(tx: Database, id: number): Promise<void> {
  await sql`update feuilleton.cohorts set state = 'dropped' where id = ${id} and state = 'draft'`.execute(tx)
}

/** Whether a cohort is a draft, as it stands for `tx`. */
export async function isDraft(tx: Database, id: number): Promise<boolean> {
  const query = sql`select from feuilleton.cohorts where id = ${id} and state = 'draft'`
  return (await rowsOf(tx, query)).length > 0
}

/** The first of `slug`, `slug-2`, `slug-3`… that no cohort has. */
export async function freeSlug(tx: Database, slug: string): Promise<string> {
  const query = sql<{ slug: string }>`
    select slug from feuilleton.cohorts where slug = ${slug} or slug like ${`${slug.replaceAll('_', '\\_')}-%`}`
  const taken = new Set((await rowsOf(tx, query)).map((row) => row.slug))
  let free = slug
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`
  return free
}

/** How many people a cohort has, but for those who left. */
export async function countPeople(db: Database, cohortId: number): Promise<number> {
  const query = sql<{ people: number }>`
    select count(*) as people from feuilleton.enrolments
    where cohort_id = ${cohortId} and follows = 'course' and state in ('active', 'paused')
      and joined_at is not null`
  return (await oneRow(db, query)).people
}
