import { sql } from 'kysely'
import type { LetterKind } from '../domain/letter-kind.ts'
import type { OutcomeCounts } from '../domain/letter-outcome.ts'
import type { TellsWhom } from './audiences.ts'
import { type Database, inTransaction, rowsOf } from './database.ts'

/** One dispatch of a cohort, with how its deliveries stand. */
export type DispatchOutcomes = {
  dispatchId: number
  trackId: number
  zone: string
  letter: string
  day: number
  kind: LetterKind
  event: string | null
  reminder: string | null
  audience: TellsWhom | null
  dueAt: Date
  expiresAt: Date
  state: 'planned' | 'open' | 'closed' | 'cancelled'
  isWithdrawn: boolean
  /** Whether it is paused by itself. */
  isPaused: boolean
  /** Of a one-off letter. */
  subject: string | null
  outcomes: OutcomeCounts
  /** People of an open dispatch who have no delivery yet. */
  unwritten: number
}

/** The letters of a cohort; all of them without `letters`. */
export type LettersOfCohort = { cohortId: number; letters?: readonly string[] }

/**
 * The dispatches of a cohort in the order in which they fall due. What is over was counted once; of what is not, the
 * deliveries are counted by the index of their states, and looked at only where they were skipped.
 */
export async function dispatchOutcomes(
  db: Database,
  { cohortId, letters }: LettersOfCohort,
): Promise<DispatchOutcomes[]> {
  return rowsOf(
    db,
    sql<DispatchOutcomes>`
    select i.id as dispatch_id, t.id as track_id, t.zone, i.letter, i.day, i.kind, i.event, i.reminder, i.audience,
      i.due_at, i.expires_at, i.state, i.withdrawn_at is not null as is_withdrawn, i.paused_at is not null as is_paused,
      (select o.subject from feuilleton.one_offs o where o.id = i.one_off_id) as subject,
      coalesce(i.outcomes, ${outcomesNow}) as outcomes,
      case when i.state = 'open' and i.one_off_id is null then (select count(*) from feuilleton.enrolments e
        where e.track_id = t.id and e.id > i.expanded_to and e.follows = 'course' and e.state = 'active') else 0 end as unwritten
    from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
    where t.cohort_id = ${cohortId} and i.kind is not null
      and (${letters ?? null}::text[] is null or i.letter = any(${letters ?? null}::text[]))
    order by i.due_at, i.id`,
  )
}

/** How the deliveries of the dispatch `i` stand, as an object. */
const outcomesNow = sql`case i.state when 'planned' then '{}' else (
  select coalesce(jsonb_object_agg(outcome, people), '{}') from (
    select outcome, sum(people) as people from (
      select feuilleton.letter_outcome(d.state, null) as outcome, count(*) as people
      from feuilleton.deliveries d where d.dispatch_id = i.id and d.state <> 'skipped' group by d.state
      union all
      select feuilleton.letter_outcome('skipped', d.reason), count(*)
      from feuilleton.deliveries d where d.dispatch_id = i.id and d.state = 'skipped' group by d.reason
    ) by_state group by outcome
  ) by_outcome) end`

/** Those whom the lessons to come of a track are for: who waits for them, and who has paused. */
export type Followers = { trackId: number; state: 'active' | 'paused'; people: number }

export async function followersByTrack(db: Database, cohortId: number): Promise<Followers[]> {
  return rowsOf(
    db,
    sql<Followers>`
    select track_id, state, count(*) as people from feuilleton.enrolments
    where cohort_id = ${cohortId} and follows = 'course' and state in ('active', 'paused') and joined_at is not null
    group by 1, 2`,
  )
}

/** One statement has at most so many dispatches to count: a tick does not wait for long. */
const MOST_COUNTED = 20

/**
 * Counts once how dispatches ended that are over: nothing is on its way, and nothing is added after their day. Processes
 * that count at the same time take others.
 */
export async function countEnded(db: Database, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const query = sql<{ id: number }>`
      select i.id from feuilleton.dispatches i
      where i.outcomes is null and i.state in ('closed', 'cancelled') and i.kind is not null and i.expires_at <= ${now}
        and not exists (select from feuilleton.deliveries d
          where d.dispatch_id = i.id and d.state in ('due', 'claimed', 'handed'))
      order by i.expires_at, i.id limit ${MOST_COUNTED} for update of i skip locked`
    const ids = (await rowsOf(tx, query)).map(({ id }) => id)
    // A statement of its own: it sees what was changed before the locks were taken.
    if (ids.length > 0)
      await sql`
        update feuilleton.dispatches i set outcomes = ${outcomesNow} where i.id = any(${ids}::bigint[])`.execute(
        tx,
      )
    return ids.length
  })
}
