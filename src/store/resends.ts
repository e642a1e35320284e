import { type RawBuilder, sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'
import { isBounced } from './delivery-states.ts'

/**
 * How a letter ends that its person did not get: a list and no `or`, which the index by dispatch and state would not
 * serve.
 */
const GONE_WITHOUT = sql`'bounced', 'returned', 'skipped'`

/** A lesson of a cohort. */
export type CohortLesson = { cohortId: number; letter: string }

/** Why a lesson did not reach somebody who can still have it. */
export type MissedWhy = 'paused' | 'expired' | 'bounced' | 'suppressed'

export type MissedPerson = { enrolmentId: number; address: string; firstName: string | null; why: MissedWhy }

/**
 * Those whom a lesson did not reach and who can have it now: they follow the course, mail may go to their address, and it
 * was not sent to them again since. Whoever has paused asked for no letters. What may have arrived is not among them.
 */
function missed({ cohortId, letter }: CohortLesson): RawBuilder<unknown> {
  return sql`
    select d.id as delivery_id, e.id as enrolment_id, e.track_id, e.language, s.address, s.first_name,
      feuilleton.letter_outcome(d.state, d.reason) as why
    from feuilleton.tracks t
    join feuilleton.dispatches i on i.track_id = t.id and i.letter = ${letter} and i.kind = 'lesson'
    join feuilleton.deliveries d on d.dispatch_id = i.id and d.state in (${GONE_WITHOUT})
    join feuilleton.enrolments e on e.id = d.enrolment_id and e.state = 'active' and e.follows = 'course'
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where t.cohort_id = ${cohortId} and e.cohort_id = ${cohortId}
      and (${isBounced} or d.reason in ('paused', 'expired', 'suppressed'))
      and not exists (select from feuilleton.suppressions x where x.address_key = s.address_key)
      and not exists (
        select from feuilleton.requests r
        join feuilleton.deliveries again on again.enrolment_id = e.id and again.request_id = r.id
        where r.enrolment_id = e.id and r.kind = 'lesson' and r.detail ->> 'letter' = ${letter}
          and again.state not in ('bounced', 'returned', 'skipped'))`
}

export type Missed = { people: number; first: MissedPerson[] }

/** How many people a lesson did not reach, and the first of them by address. */
export async function findMissed(db: Database, lesson: CohortLesson, most: number): Promise<Missed> {
  const query = sql<MissedPerson & { people: number }>`
    select enrolment_id, address, first_name, why, count(*) over () as people
    from (${missed(lesson)}) m order by address limit ${most}`
  const rows = await rowsOf(db, query)
  return { people: rows[0]?.people ?? 0, first: rows.map(({ people: _, ...person }) => person) }
}

/**
 * Locks a cohort against another resend until `tx` ends, so that two at the same time do not write to the same people.
 */
export async function lockResends(tx: Database, cohortId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('feuilleton resend', ${cohortId}))`.execute(tx)
}

export type NewResend = CohortLesson & { now: Date; leavesAt: Date; expiresAt: Date }

/**
 * Puts a lesson once more into the ledger for those whom it did not reach, each as a request of its own that is due at
 * `leavesAt`. The deliveries that did not reach them stay as they are.
 */
export async function addResend(tx: Database, resend: NewResend): Promise<{ id: number; people: number }> {
  const { cohortId, letter, now, leavesAt, expiresAt } = resend
  const { id } = await oneRow(
    tx,
    sql<{ id: number }>`
    insert into feuilleton.resends (cohort_id, letter, sent_at, leaves_at, people)
    values (${cohortId}, ${letter}, ${now}, ${leavesAt}, 0) returning id`,
  )
  const query = sql<{ people: number }>`
    with missed as materialized (${missed(resend)}), asked as (
      insert into feuilleton.requests (enrolment_id, kind, detail, language, requested_at, expires_at)
      select enrolment_id, 'lesson', jsonb_build_object('letter', ${letter}::text, 'batch', ${id}::bigint), language,
        ${now}::timestamptz, ${expiresAt}::timestamptz
      from missed returning id, enrolment_id
    ), line as (
      insert into feuilleton.dispatches as i (track_id, letter, day, due_at, expires_at, state)
      select distinct track_id, 'requests', 0, ${now}::timestamptz, '9999-12-31'::timestamptz, 'closed' from missed
      on conflict (track_id, letter) do update set day = 0
      returning i.id, i.track_id
    ), added as (
      insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, request_id, letter, next_at, expires_at, asked)
      select line.id, asked.enrolment_id, 'note', asked.id, 'lesson.' || asked.id, ${leavesAt}, ${expiresAt}, true
      from asked join missed on missed.enrolment_id = asked.enrolment_id join line on line.track_id = missed.track_id
      returning 1
    )
    update feuilleton.resends set people = (select count(*) from added) where id = ${id} returning people`
  return { id, people: (await oneRow(tx, query)).people }
}

export type Resend = {
  id: number
  cohortId: number
  letter: string
  sentAt: Date
  leavesAt: Date
  people: number
  calledBackAt: Date | null
}

const columns = sql`id, cohort_id, letter, sent_at, leaves_at, people, called_back_at`

/** Locked until `tx` ends. */
export async function lockResend(tx: Database, id: number): Promise<Resend | undefined> {
  const query = sql<Resend>`select ${columns} from feuilleton.resends where id = ${id} for update`
  return (await rowsOf(tx, query))[0]
}

/** The resends of a lesson that were not called back, the newest first. */
export async function listResends(db: Database, { cohortId, letter }: CohortLesson): Promise<Resend[]> {
  const query = sql<Resend>`
    select ${columns} from feuilleton.resends
    where cohort_id = ${cohortId} and letter = ${letter} and called_back_at is null order by id desc limit 20`
  return rowsOf(db, query)
}

/**
 * Takes back what nobody has worked on yet of a resend, as if it had not been sent: those letters were never claimed.
 * @returns how many people will not get it.
 */
export async function callBack(tx: Database, resendId: number, now: Date): Promise<number> {
  const query = sql<{ people: number }>`
    with taken as (
      delete from feuilleton.deliveries d using feuilleton.requests r
      where r.detail ? 'batch' and (r.detail ->> 'batch')::bigint = ${resendId}
        and d.enrolment_id = r.enrolment_id and d.request_id = r.id and d.state = 'due' and d.fence = 0
      returning d.request_id
    ), forgotten as (
      delete from feuilleton.requests where id in (select request_id from taken) returning 1
    )
    update feuilleton.resends set called_back_at = ${now}, people = people - (select count(*) from forgotten)
    where id = ${resendId} returning (select count(*) from forgotten) as people`
  return (await oneRow(tx, query)).people
}
