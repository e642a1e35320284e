import { type RawBuilder, sql } from 'kysely'
import type { PeopleFilter } from '../domain/people-filter.ts'
import type { Stays } from '../domain/people-move.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import { peopleWhere } from './people-conditions.ts'

/** Who of a cohort was chosen: those of a list, and of them, those enrolments alone where they are named. */
export type ChosenPeople = Omit<PeopleFilter, 'cohortId'> & { among?: readonly number[] | undefined }

/** `letters`: the lessons of the cohort that they go to, in its order. */
export type Choosing = { from: number; to: number; chosen: ChosenPeople; letters: readonly string[] }

/** People of one track with the same fate; `had` as in `MovingGroup`, of those who can move. */
export type ChosenGroup = {
  trackId: number
  zone: string
  at: string
  fate: Exclude<Stays, 'finished' | 'past'> | 'moves'
  had: number
  people: number
  paused: number
}

/** Those who were chosen, as `e`, each with a fate. */
function chosenPeople({ from, to, chosen }: Choosing): RawBuilder<unknown> {
  const { among, ...filter } = chosen
  const named = among ? sql`and e.id = any(${[...among]}::bigint[])` : sql``
  return sql`(
    select e.id, e.track_id, e.subscriber_id, e.state, e.paused_until, e.language,
      case when e.state = 'unsubscribed' then 'left' when e.state = 'pending' then 'pending'
        when e.follows <> 'course' then 'guest'
        when exists (
          select from feuilleton.enrolments x where x.subscriber_id = e.subscriber_id and x.cohort_id = ${to})
          then 'already' else 'moves' end as fate
    from (select e.* from ${peopleWhere({ ...filter, cohortId: from })} ${named}) e)`
}

/**
 * The place of the last lesson that `e` had: it left, or may have, or was had in a cohort before. From the last lesson
 * on that has begun to leave, and no further than the first that is found: each is looked up by its key.
 */
function placeHad({ from, letters }: Choosing): RawBuilder<number> {
  return sql<number>`coalesce((
    select o.place from (
      select * from unnest(${[...letters]}::text[]) with ordinality as o (letter, place)
      where exists (select from feuilleton.people_moves m where m.to_cohort = ${from} and m.undone_at is null)
        or o.letter in (
          select i.letter from feuilleton.tracks t join feuilleton.dispatches i on i.track_id = t.id
          where t.cohort_id = ${from} and i.kind = 'lesson' and i.state <> 'planned')
      order by place desc) o
    where coalesce((
      select d.state in ('handed', 'submitted', 'returned', 'unknown') or coalesce(d.reason = 'had', false)
      from feuilleton.deliveries d where d.enrolment_id = e.id and d.letter = o.letter), false)
    limit 1), 0)`
}

/** Counts those who were chosen. */
export async function countChosen(db: Database, choosing: Choosing): Promise<ChosenGroup[]> {
  return rowsOf(
    db,
    sql<ChosenGroup>`
    select n.track_id, t.zone, t.at_time as at, n.fate, n.had, n.people, n.paused from (
      select e.track_id, e.fate, case when e.fate = 'moves' then ${placeHad(choosing)} else 0 end as had,
        count(*) as people, count(*) filter (where e.state = 'paused') as paused
      from ${chosenPeople(choosing)} e group by 1, 2, 3) n
    join feuilleton.tracks t on t.id = n.track_id
    order by n.track_id, n.had, n.fate`,
  )
}

/** Those who can move, by the track that they leave and the last lesson that they had. */
export type Movers = { trackId: number; had: number; ids: number[] }

export async function listMovers(tx: Database, choosing: Choosing): Promise<Movers[]> {
  const query = sql<Movers>`
    select e.track_id, m.had, array_to_json(array_agg(e.id order by e.id)) as ids
    from ${chosenPeople(choosing)} e cross join lateral (select ${placeHad(choosing)} as had) m
    where e.fate = 'moves' group by 1, 2 order by 1, 2`
  return rowsOf(tx, query)
}

/**
 * Locks those who were chosen until `tx` ends, in the order of their ids: hand-overs to them that are being committed
 * are waited for, and others wait.
 */
export async function lockChosen(tx: Database, choosing: Choosing): Promise<void> {
  await sql`
    select from feuilleton.enrolments where id in (select id from ${chosenPeople(choosing)} e)
    order by id for no key update`.execute(tx)
}

/** How many letters wait to leave to those who can move. */
export async function countWaiting(db: Database, choosing: Choosing): Promise<number> {
  const query = sql<{ waiting: number }>`
    select count(*) as waiting
    from feuilleton.tracks t
    join feuilleton.dispatches i on i.track_id = t.id
    join feuilleton.deliveries d on d.dispatch_id = i.id and d.state in ('due', 'claimed')
    where t.cohort_id = ${choosing.from} and d.enrolment_id in (
      select e.id from ${chosenPeople(choosing)} e where e.fate = 'moves')`
  return (await oneRow(db, query)).waiting
}

/** How many of those who can move have a place at each of these events of their cohort, or wait for one. */
export async function countPlaces(
  db: Database,
  { events, ...choosing }: Choosing & { events: readonly string[] },
): Promise<{ event: string; people: number }[]> {
  if (events.length === 0) return []
  const query = sql<{ event: string; people: number }>`
    select r.event, count(*) as people
    from feuilleton.registrations r join ${chosenPeople(choosing)} e on e.id = r.enrolment_id and e.fate = 'moves'
    where r.cohort_id = ${choosing.from} and r.state <> 'left' and r.event = any(${[...events]}::text[])
    group by 1 order by 1`
  return rowsOf(db, query)
}

/** How many places of a cohort are taken. */
export async function countTaken(db: Database, cohortId: number): Promise<number> {
  const query = sql<{ taken: number }>`
    select feuilleton.places_taken(${cohortId}::bigint, 2147483647) as taken`
  return (await oneRow(db, query)).taken
}

/** The enrolments of a cohort that these addresses have, by their keys. */
export async function enrolmentsAt(
  db: Database,
  cohortId: number,
  addressKeys: readonly string[],
): Promise<Map<string, number>> {
  const query = sql<{ key: string; id: number }>`
    select s.address_key as key, e.id from feuilleton.subscribers s
    join feuilleton.enrolments e on e.subscriber_id = s.id and e.cohort_id = ${cohortId}
    where s.address_key = any(${[...addressKeys]}::text[])`
  return new Map((await rowsOf(db, query)).map(({ key, id }) => [key, id]))
}
