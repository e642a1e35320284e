import { type RawBuilder, sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'
import { MOST_COUNTED } from './most-counted.ts'

/** The next enrolments of an import, in the order of their ids. */
export async function enrolmentsOfImport(
  db: Database,
  importId: number,
  { after, most }: { after: number; most: number },
): Promise<number[]> {
  const query = sql<{ id: number }>`
    select id from feuilleton.enrolments where import_id = ${importId} and id > ${after} order by id limit ${most}`
  return (await rowsOf(db, query)).map(({ id }) => id)
}

/** Up to which enrolment an import that is taken back was looked at. */
export async function undoneTo(tx: Database, importId: number): Promise<number> {
  const query = sql<{ undoneTo: number }>`
    select undone_to from feuilleton.imports where id = ${importId}`
  return (await oneRow(tx, query)).undoneTo
}

/**
 * Whether something of the enrolment `e` cannot be taken back: a letter that has left or may have, a decision about one,
 * or something that its reader did. `first` and `last` are of the enrolments asked about. Where nobody between them has
 * anything of a kind, as just after an import, it is not looked up for each: that would take five times as long.
 */
function hasHistory(first: RawBuilder<unknown>, last: RawBuilder<unknown>): RawBuilder<boolean> {
  const isThere = isThereBetween(first, last)
  const kinds = KINDS.map(
    (of, kind) => sql`(${isThere[kind]} and exists (select ${of} x.enrolment_id = e.id))`,
  )
  return sql<boolean>`(${sql.join(kinds, sql` or `)})`
}

/** Of each kind, whether somebody between these enrolments has it. */
function isThereBetween(first: RawBuilder<unknown>, last: RawBuilder<unknown>): RawBuilder<boolean>[] {
  return KINDS.map(
    (of) => sql<boolean>`(select exists (select ${of} x.enrolment_id between ${first} and ${last}))`,
  )
}

/** Each up to the enrolment of `x`. */
const KINDS = [
  sql`from feuilleton.deliveries x where (x.handed_at is not null
    or x.state in ('handed', 'submitted', 'unknown', 'bounced', 'returned')
    or exists (select from feuilleton.resolutions r where r.delivery_id = x.id)) and`,
  sql`from feuilleton.requests x where`,
  sql`from feuilleton.readings x where`,
  sql`from feuilleton.registrations x where`,
  sql`from feuilleton.consents x where x.event <> 'imported' and`,
]

/** The first and the last enrolment of an import. */
const endsOf = (importId: number) =>
  [
    sql`(select min(id) from feuilleton.enrolments where import_id = ${importId})`,
    sql`(select max(id) from feuilleton.enrolments where import_id = ${importId})`,
  ] as const

/** Of the people of the import of `e`. */
const hasHistoryIn = (importId: number) => hasHistory(...endsOf(importId))

/** The first people of an import, as `e`. */
const firstOf = (importId: number, most: number) =>
  sql`(select id, subscriber_id from feuilleton.enrolments where import_id = ${importId} order by id limit ${most}) e`

/** Those of these enrolments of which nothing has to stay. To ask once they are locked. */
export async function removableAmong(tx: Database, ids: readonly number[]): Promise<number[]> {
  const [least, most] = [Math.min, Math.max].map((of) => sql`${of(...ids)}::bigint`)
  if (ids.length === 0 || !least || !most) return []
  const query = sql<{ id: number }>`
    select e.id from feuilleton.enrolments e
    where e.id = any(${[...ids]}::bigint[]) and not ${hasHistory(least, most)} order by e.id`
  return (await rowsOf(tx, query)).map(({ id }) => id)
}

/** Somebody of an import who stays when it is taken back. */
export type Staying = { subscriberId: number; address: string; firstName: string | null }

/** The first of those who stay, among the first `MOST_COUNTED` of an import. */
export async function stayingOfImport(db: Database, importId: number, most: number): Promise<Staying[]> {
  return rowsOf(
    db,
    sql<Staying>`
    select s.id as subscriber_id, s.address, s.first_name
    from ${firstOf(importId, MOST_COUNTED)} join feuilleton.subscribers s on s.id = e.subscriber_id
    where ${hasHistoryIn(importId)}
    order by e.id limit ${most}`,
  )
}

/** How many people an import has enrolled, and how many of them stay when it is taken back. */
export async function countUndo(
  db: Database,
  importId: number,
): Promise<{ people: number; staying: number }> {
  return oneRow(
    db,
    sql<{ people: number; staying: number }>`
    select count(*) as people, count(*) filter (where ${hasHistoryIn(importId)}) as staying
    from feuilleton.enrolments e where e.import_id = ${importId}`,
  )
}

/** How many people an import has enrolled, and how many of the first `looked` of them stay when it is taken back. */
export type UndoPlan = { people: number; looked: number; staying: number }

/** As `countUndo`, for a page: of many people, the first `MOST_COUNTED` are looked at, unless nobody at all stays. */
export async function planUndo(db: Database, importId: number): Promise<UndoPlan> {
  const isAnybodyThere = sql`(${sql.join(isThereBetween(...endsOf(importId)), sql` or `)})`
  return oneRow(
    db,
    sql<UndoPlan>`
    select n.people, case when ${isAnybodyThere} then least(n.people, ${MOST_COUNTED}) else n.people end as looked,
      (select count(*) from ${firstOf(importId, MOST_COUNTED)} where ${hasHistoryIn(importId)}) as staying
    from (select count(*) as people from feuilleton.enrolments where import_id = ${importId}) n`,
  )
}

/**
 * Takes enrolments out of the store, with letters that have not left and the note of the import, and the subscribers
 * who are in no other cohort. Locked before, with their tracks.
 */
export async function removeEnrolments(tx: Database, ids: readonly number[]): Promise<void> {
  const these = sql`any(${[...ids]}::bigint[])`
  await sql`
    delete from feuilleton.refusals r using feuilleton.deliveries d
    where d.id = r.delivery_id and d.enrolment_id = ${these}`.execute(tx)
  await sql`delete from feuilleton.deliveries where enrolment_id = ${these}`.execute(tx)
  await sql`delete from feuilleton.consents where enrolment_id = ${these}`.execute(tx)
  await sql`
    with removed as (
      delete from feuilleton.enrolments where id = ${these} returning id, subscriber_id
    )
    delete from feuilleton.subscribers s using removed
    where s.id = removed.subscriber_id
      and not exists (select from feuilleton.enrolments e where e.subscriber_id = s.id and e.id <> removed.id)
      and not exists (select from feuilleton.journal j where j.subscriber_id = s.id)`.execute(tx)
}
