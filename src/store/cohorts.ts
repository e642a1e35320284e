import { type RawBuilder, sql } from 'kysely'
import type { Cohort, Track } from '../domain/cohort.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import { isGot } from './delivery-states.ts'

/** A cohort as it is selected from `feuilleton.cohorts c`. */
export const cohortColumns = sql`c.id, c.slug, c.name, c.edition_hash, c.state, c.start,
  c.day_one, c.zone, c.at_time as at, c.calendar, c.redated, c.late_joiners,
  c.sign_up, c.capacity, c.archive, c.uid_domain`

export type NewCohort = Omit<Cohort, 'id' | 'state' | 'archive' | 'uidDomain' | 'redated'>

/** Adds a cohort; undefined when its slug is taken. */
export async function addCohort(db: Database, cohort: NewCohort, now: Date): Promise<Cohort | undefined> {
  const query = sql<Cohort>`
    insert into feuilleton.cohorts as c
      (slug, name, edition_hash, start, day_one, zone, at_time, calendar, late_joiners, sign_up, capacity,
        sends_reminders, created_at)
    values (${cohort.slug}, ${cohort.name}, ${cohort.editionHash}, ${cohort.start}, ${cohort.dayOne},
      ${cohort.zone}, ${cohort.at}, ${JSON.stringify(cohort.calendar)}::jsonb, ${cohort.lateJoiners},
      ${cohort.signUp}, ${cohort.capacity}, true, ${now})
    on conflict (slug) do nothing
    returning ${cohortColumns}`
  const [added] = await rowsOf(db, query)
  return added
}

/** The cohort of a slug; undefined for a draft that was given up, too. */
export async function findCohort(db: Database, slug: string): Promise<Cohort | undefined> {
  const query = sql<Cohort>`
    select ${cohortColumns} from feuilleton.cohorts c where c.slug = ${slug} and c.state <> 'dropped'`
  return (await rowsOf(db, query))[0]
}

/** Opens or closes the sign-up of a cohort; a capacity that is undefined stays as it is, and null is none. */
export async function setSignUp(
  db: Database,
  cohortId: number,
  { signUp, capacity }: { signUp: Cohort['signUp']; capacity?: number | null | undefined },
): Promise<void> {
  await sql`
    update feuilleton.cohorts set sign_up = ${signUp},
      capacity = case when ${capacity === undefined} then capacity else ${capacity ?? null}::int end
    where id = ${cohortId}`.execute(db)
}

export type CohortSummary = Cohort & {
  programme: string
  enrolments: number
  submitted: number
  planned: number
  pausedBy: 'organiser' | 'relay' | null
  /** Recipient domains that are paused for it. */
  pausedDomains: string[]
}

/**
 * Every cohort, or the one of an id, with its programme, active enrolments, submitted letters and dispatches still
 * planned.
 */
export async function listCohorts(db: Database, cohortId: number | null = null): Promise<CohortSummary[]> {
  return rowsOf(
    db,
    sql<CohortSummary>`
    select ${cohortColumns}, ed.programme, p.paused_by,
      array(select o.domain from feuilleton.domain_pauses o where o.cohort_id = c.id order by 1) as paused_domains,
      (select count(*) from feuilleton.enrolments e where e.cohort_id = c.id and e.follows = 'course'
        and e.state = 'active' and e.joined_at is not null) as enrolments,
      (select count(*) from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
        join feuilleton.deliveries d on d.dispatch_id = i.id
        where t.cohort_id = c.id and ${isGot}) as submitted,
      (select count(*) from feuilleton.dispatches d join feuilleton.tracks t on t.id = d.track_id
        where t.cohort_id = c.id and d.state = 'planned') as planned
    from feuilleton.cohorts c
    join feuilleton.editions ed on ed.hash = c.edition_hash
    left join feuilleton.pauses p on p.cohort_id = c.id
    where c.state <> 'dropped' and (${cohortId}::bigint is null or c.id = ${cohortId})
    order by c.day_one, c.slug`,
  )
}

/**
 * Waits for a change of the events of a cohort, and holds off others until `tx` ends. To take before any track: whoever
 * has a track refers to the cohort next, and a change has the cohort while it waits for a tick that wants the track.
 */
export async function keepCohort(tx: Database, cohortId: number): Promise<void> {
  await keepCohorts(tx, sql`select ${cohortId}::bigint`)
}

/** As `keepCohort`, for two of them. */
export async function keepBoth(tx: Database, one: number, other: number): Promise<void> {
  await keepCohorts(tx, sql`values (${one}::bigint), (${other}::bigint)`)
}

/** As `keepCohort`, for the cohorts whose ids are selected, in their order. */
export async function keepCohorts(tx: Database, ids: RawBuilder<unknown>): Promise<void> {
  await sql`select from feuilleton.cohorts where id in (${ids}) order by id for key share`.execute(tx)
}

/** The track with these dates, added when it is new. */
export async function ensureTrack(
  db: Database,
  cohortId: number,
  { dayOne, zone, at, redated }: Omit<Track, 'id'>,
): Promise<Track & { isNew: boolean }> {
  await keepCohort(db, cohortId)
  // The update that changes nothing makes `returning` answer for a track that exists, and locks it.
  return oneRow(
    db,
    sql<Track & { isNew: boolean }>`
    insert into feuilleton.tracks as t (cohort_id, day_one, zone, at_time, redated)
    values (${cohortId}, ${dayOne}, ${zone}, ${at}, ${redated && JSON.stringify(redated)}::jsonb)
    on conflict (cohort_id, day_one, zone, at_time, twin) do update set zone = excluded.zone
    returning t.id, t.day_one, t.zone, t.at_time as at, t.redated, (xmax = 0) as is_new`,
  )
}
