import { type RawBuilder, sql } from 'kysely'
import { ERASED_DOMAIN } from '../domain/erased-address.ts'
import { type Database, rowsOf } from './database.ts'

const isErased = sql`s.address like ${`%@${ERASED_DOMAIN}`}`

/**
 * Whether nothing was heard of the person `s` since an instant, and nothing is to leave to them: no letter, no request, no
 * lesson marked, no consent, no course that goes on.
 */
const isSilent = (before: Date) => sql`s.created_at < ${before} and not exists (
  select from feuilleton.enrolments e where e.subscriber_id = s.id and (
    greatest(e.joined_at, e.left_at, e.completed_at) >= ${before}
    or exists (select from feuilleton.deliveries d where d.enrolment_id = e.id
      and (coalesce(d.settled_at, d.next_at) >= ${before} or d.state in ('due', 'claimed', 'handed')))
    or exists (select from feuilleton.requests r where r.enrolment_id = e.id and r.requested_at >= ${before})
    or exists (select from feuilleton.readings g where g.enrolment_id = e.id and g.read_at >= ${before})
    or exists (select from feuilleton.consents x where x.enrolment_id = e.id and x.at >= ${before})
    or exists (select from feuilleton.registrations r where r.enrolment_id = e.id and r.since >= ${before})
    or (e.state <> 'unsubscribed' and (exists (
      select from feuilleton.dispatches i where i.track_id = e.track_id and i.state in ('planned', 'open'))
      or exists (select from feuilleton.cohorts c where c.id = e.cohort_id and c.state = 'draft')))))`

/**
 * Whether the person `s` only ever signed up and never confirmed, the last time before an instant. An import or a course
 * makes somebody more than that.
 */
const isUnconfirmed = (before: Date) => sql`exists (
    select from feuilleton.enrolments e where e.subscriber_id = s.id and e.state = 'pending')
  and not exists (select from feuilleton.enrolments e where e.subscriber_id = s.id and (
    e.joined_at is not null
    or exists (select from feuilleton.consents x where x.enrolment_id = e.id and x.at >= ${before})
    or exists (select from feuilleton.requests r where r.enrolment_id = e.id and r.requested_at >= ${before})))
  and s.created_at < ${before}`

const CONDITIONS = { people: isSilent, unconfirmed: isUnconfirmed }

/** The kinds of what is purged for whole persons. */
export type OldPeople = keyof typeof CONDITIONS

export type PeopleBatch = { after: number; most: number; before: Date }

/**
 * Looks at the next `most` persons after an id: the last of them, and those who are to lose their names. `last` is
 * undefined where there was nobody any more.
 */
export async function oldPeople(
  db: Database,
  kind: OldPeople,
  { after, most, before }: PeopleBatch,
): Promise<{ last: number | undefined; ids: number[] }> {
  const query = sql<{ id: number; isOld: boolean }>`
    with next as (select * from feuilleton.subscribers where id > ${after} order by id limit ${most})
    select s.id, not (${isErased}) and ${CONDITIONS[kind](before)} as is_old from next s order by s.id`
  const rows = await rowsOf(db, query)
  return { last: rows.at(-1)?.id, ids: rows.filter(({ isOld }) => isOld).map(({ id }) => id) }
}

/** Which of some persons are still old once nobody else can change them: locked, in the order that leaving takes. */
export async function lockOldPeople(
  tx: Database,
  kind: OldPeople,
  { ids, before }: { ids: readonly number[]; before: Date },
): Promise<number[]> {
  const some = sql`${[...ids]}::bigint[]`
  await sql`select from feuilleton.enrolments where subscriber_id = any(${some}) order by id for update`.execute(
    tx,
  )
  await sql`select from feuilleton.subscribers where id = any(${some}) order by id for update`.execute(tx)
  return idsOf(
    tx,
    sql`select s.id from feuilleton.subscribers s
    where s.id = any(${some}) and not (${isErased}) and ${CONDITIONS[kind](before)} order by s.id`,
  )
}

/** How many persons would lose their names. */
export async function countOldPeople(db: Database, kind: OldPeople, before: Date): Promise<number> {
  const query = sql<{ n: number }>`
    select count(*)::int as n from feuilleton.subscribers s where not (${isErased}) and ${CONDITIONS[kind](before)}`
  return (await rowsOf(db, query))[0]?.n ?? 0
}

async function idsOf(db: Database, query: RawBuilder<unknown>): Promise<number[]> {
  return (await rowsOf(db, query as RawBuilder<{ id: number }>)).map(({ id }) => id)
}
