import { sql } from 'kysely'
import type { ConsentEvent } from './consents.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import type { Reader } from './readers.ts'

/** All that is kept about one person, as JSON: instants are UTC. */
export type SubscriberExport = {
  subscriber: object
  enrolments: object[]
  consents: object[]
  deliveries: object[]
  /** What was decided about letters whose outcome nobody knew. */
  decisions: object[]
  /** What came back by mail: reports on letters, complaints, answers, without what a person wrote. */
  returned: object[]
  requests: object[]
  readings: object[]
  registrations: object[]
  suppression: object | null
  /** Suppressions of the address that were taken back. */
  lifted_suppressions: object[]
  /** What organisers did about the person. */
  journal: object[]
}

/** Everything in the database about the subscriber of an enrolment; undefined when there is no such enrolment. */
export async function exportSubscriber(
  db: Database,
  enrolmentId: number,
): Promise<SubscriberExport | undefined> {
  type Row = Omit<SubscriberExport, 'lifted_suppressions'> & { liftedSuppressions: object[] }
  const query = sql<Row>`
    with this as (select subscriber_id as id from feuilleton.enrolments where id = ${enrolmentId}),
    mine as (
      select e.*, c.slug as cohort, c.name as cohort_name, t.day_one, t.zone, t.at_time
      from feuilleton.enrolments e
      join feuilleton.cohorts c on c.id = e.cohort_id
      join feuilleton.tracks t on t.id = e.track_id
      where e.subscriber_id = (select id from this)
    )
    select
      (select jsonb_build_object('address', s.address, 'first_name', s.first_name, 'created_at', s.created_at)
        from feuilleton.subscribers s where s.id = this.id) as subscriber,
      (select coalesce(jsonb_agg(to_jsonb(m) - '{subscriber_id,cohort_id,track_id}'::text[] order by m.id), '[]')
        from mine m) as enrolments,
      (select coalesce(jsonb_agg(to_jsonb(x) order by x.id), '[]')
        from feuilleton.consents x join mine m on m.id = x.enrolment_id) as consents,
      (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'enrolment_id', d.enrolment_id, 'letter', d.letter,
          'state', d.state, 'reason', d.reason, 'first_name', d.written_name, 'written_at', d.written_at,
          'handed_at', d.handed_at, 'settled_at', d.settled_at, 'reply', d.reply) order by d.id), '[]')
        from feuilleton.deliveries d join mine m on m.id = d.enrolment_id) as deliveries,
      (select coalesce(jsonb_agg(jsonb_build_object('delivery_id', r.delivery_id, 'decision', r.decision,
          'decided_by', r.decided_by, 'decided_at', r.decided_at, 'was', r.was, 'note', r.note) order by r.id), '[]')
        from feuilleton.resolutions r join feuilleton.deliveries d on d.id = r.delivery_id
        join mine m on m.id = d.enrolment_id) as decisions,
      (select coalesce(jsonb_agg(to_jsonb(r) - '{id,mail_hash}'::text[] order by r.id), '[]')
        from feuilleton.returned_mail r join mine m on m.id = r.enrolment_id) as returned,
      (select coalesce(jsonb_agg(to_jsonb(r) order by r.id), '[]')
        from feuilleton.requests r join mine m on m.id = r.enrolment_id) as requests,
      (select coalesce(jsonb_agg(to_jsonb(g) order by g.enrolment_id, g.read_at), '[]')
        from feuilleton.readings g join mine m on m.id = g.enrolment_id) as readings,
      (select coalesce(jsonb_agg(jsonb_build_object('enrolment_id', r.enrolment_id, 'event', r.event,
          'state', r.state, 'since', r.since, 'attended', r.attended) order by r.enrolment_id, r.event), '[]')
        from feuilleton.registrations r join mine m on m.id = r.enrolment_id) as registrations,
      (select to_jsonb(x) from feuilleton.suppressions x
        join feuilleton.subscribers s on s.address_key = x.address_key where s.id = this.id) as suppression,
      (select coalesce(jsonb_agg(to_jsonb(x) order by x.id), '[]') from feuilleton.lifted_suppressions x
        join feuilleton.subscribers s on s.address_key = x.address_key where s.id = this.id) as lifted_suppressions,
      (select coalesce(jsonb_agg(jsonb_build_object('at', j.at, 'act', j.act, 'facts', j.facts,
          'personal', j.personal) order by j.id), '[]')
        from feuilleton.journal j where j.subscriber_id = this.id) as journal
    from this`
  const [found] = await rowsOf(db, query)
  if (!found) return undefined
  const { liftedSuppressions, ...rest } = found
  return { ...rest, lifted_suppressions: liftedSuppressions }
}

/** What is kept about an address that nobody has, as JSON; undefined when there is nothing. */
export type AddressExport = Pick<SubscriberExport, 'suppression' | 'lifted_suppressions'> & {
  /** Requests by others to have their letters there. */
  requests: object[]
}

/** Everything in the database about an address that is no subscriber's: it may be suppressed all the same. */
export async function exportAddress(db: Database, addressKey: string): Promise<AddressExport | undefined> {
  const query = sql<{ suppression: object | null; lifted: object[]; requests: object[] }>`
    select
      (select to_jsonb(x) from feuilleton.suppressions x where x.address_key = ${addressKey}) as suppression,
      (select coalesce(jsonb_agg(to_jsonb(x) order by x.id), '[]')
        from feuilleton.lifted_suppressions x where x.address_key = ${addressKey}) as lifted,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'to', r.detail ->> 'to',
          'requested_at', r.requested_at) order by r.id), '[]')
        from feuilleton.requests r where r.kind = 'address-change' and lower(r.detail ->> 'to') = ${addressKey}) as requests`
  const { suppression, lifted, requests } = await oneRow(db, query)
  if (!suppression && lifted.length === 0 && requests.length === 0) return undefined
  return { suppression, lifted_suppressions: lifted, requests }
}

/** What a page shows of what is known about a person. */
export type KnownData = {
  address: string
  firstName: string | null
  createdAt: Date
  enrolments: { name: string; state: Reader['state']; letters: number }[]
  consents: { event: ConsentEvent; at: Date; wording: string | null }[]
}

/** The facts about the subscriber of an enrolment, for reading. */
export async function findKnownData(db: Database, enrolmentId: number): Promise<KnownData> {
  const own = sql`(select subscriber_id from feuilleton.enrolments where id = ${enrolmentId})`
  const subscriber = await oneRow(
    db,
    sql<Pick<KnownData, 'address' | 'firstName' | 'createdAt'>>`
    select address, first_name, created_at
    from feuilleton.subscribers where id = ${own}`,
  )
  const enrolments = await rowsOf(
    db,
    sql<KnownData['enrolments'][number]>`
    select c.name, e.state, (select count(*) from feuilleton.deliveries d where d.enrolment_id = e.id) as letters
    from feuilleton.enrolments e join feuilleton.cohorts c on c.id = e.cohort_id
    where e.subscriber_id = ${own} order by e.id`,
  )
  const consents = await rowsOf(
    db,
    sql<KnownData['consents'][number]>`
    select x.event, x.at, x.wording
    from feuilleton.consents x join feuilleton.enrolments e on e.id = x.enrolment_id
    where e.subscriber_id = ${own} order by x.id`,
  )
  return { ...subscriber, enrolments, consents }
}
