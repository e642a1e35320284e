import { sql } from 'kysely'
import type { Address } from '../domain/address.ts'
import type { WallTime } from '../domain/calendar-rule.ts'
import type { LetterKind } from '../domain/letter-kind.ts'
import type { Language } from '../language/catalogues.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** What was asked for on a page and is answered by a letter of the same name. */
export type RequestKind =
  | 'confirmation'
  | 'already'
  | 'link'
  | 'lesson'
  | 'address-change'
  | 'new-address'
  | EventRequestKind

/** `register` asks a guest to confirm; the others say where somebody stands with an event now. */
export const EVENT_REQUESTS = ['register', 'registered', 'waiting', 'unregistered'] as const
export type EventRequestKind = (typeof EVENT_REQUESTS)[number]

export type RequestDetail = {
  /** For `lesson`, the letter that is wanted again. */
  letter?: string
  /** For `address-change`, the address that is wanted; it goes when its owner is erased. */
  to?: Address
  /** For `new-address`, the enrolment whose person moves to the address of this one. */
  from?: number
  /** For one about an event, which. */
  event?: string
  /** That of the registration which a letter tells of. */
  revision?: number
  /**
   * For `confirmation` and `register`, whose track begins with the confirmation: the zone and the hour that were
   * chosen.
   */
  dates?: { zone: string; at: WallTime }
  /** For `unregistered`, what was given up. */
  was?: 'registered' | 'waiting'
}

export type SubscriberRequest = {
  id: number
  enrolmentId: number
  kind: RequestKind
  detail: RequestDetail
  /** Of the letter that answers. */
  language: Language
  requestedAt: Date
  /** Until when its link works. */
  expiresAt: Date
  answeredAt: Date | null
}

export type NewRequest = {
  enrolmentId: number
  kind: RequestKind
  detail?: RequestDetail
  /** Of the letter; that of the enrolment when absent. */
  language?: Language
  now: Date
  /** Until when its letter may leave and its link works. */
  expiresAt: Date
}

/** The letter that answers a request; no lesson has such a name. */
function letterOfRequest(kind: RequestKind, id: number): string {
  return `${kind}.${id}`
}

function kindOfLetter(kind: RequestKind): LetterKind {
  return EVENT_REQUESTS.some((known) => known === kind) ? 'answer' : 'note'
}

/** Notes a request and puts its letter into the ledger, due at once: the next tick finds it. */
export async function addRequest(tx: Database, request: NewRequest): Promise<number> {
  const { enrolmentId, kind, detail = {}, language = null, now, expiresAt } = request
  const { id } = await oneRow(
    tx,
    sql<{ id: number }>`
    insert into feuilleton.requests (enrolment_id, kind, detail, language, requested_at, expires_at)
    select id, ${kind}, ${JSON.stringify(detail)}::jsonb, coalesce(${language}::text, language), ${now}::timestamptz, ${expiresAt}::timestamptz
    from feuilleton.enrolments where id = ${enrolmentId} returning id`,
  )
  await sql`
    with line as (
      -- Letters that are asked for, of one track: nothing expands this dispatch, and it never closes.
      insert into feuilleton.dispatches as i (track_id, letter, day, due_at, expires_at, state)
      select track_id, 'requests', 0, ${now}::timestamptz, '9999-12-31', 'closed' from feuilleton.enrolments where id = ${enrolmentId}
      on conflict (track_id, letter) do update set day = 0
      returning i.id
    )
    insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, request_id, letter, next_at, expires_at, asked)
    select id, ${enrolmentId}, ${kindOfLetter(kind)}, ${id}, ${letterOfRequest(kind, id)}, ${now}, ${expiresAt}, true
    from line`.execute(tx)
  return id
}

const columns = sql`r.id, r.enrolment_id, r.kind, r.detail, r.language, r.requested_at,
  r.expires_at, r.answered_at`

export async function findRequest(db: Database, id: number): Promise<SubscriberRequest | undefined> {
  const query = sql<SubscriberRequest>`select ${columns} from feuilleton.requests r where r.id = ${id}`
  const [found] = await rowsOf(db, query)
  return found
}

/** What the newest request of a kind asked for that an enrolment has not confirmed: to ask for the same once more. */
export async function findUnconfirmed(
  db: Database,
  enrolmentId: number,
  kind: 'confirmation' | 'register',
): Promise<RequestDetail | undefined> {
  const query = sql<{ detail: RequestDetail }>`
    select detail from feuilleton.requests
    where enrolment_id = ${enrolmentId} and kind = ${kind} and answered_at is null order by id desc limit 1`
  return (await rowsOf(db, query))[0]?.detail
}

/** How many letters of these kinds a subscriber has asked for since an instant, whatever the cohort. */
export async function countRequests(
  db: Database,
  { subscriberId, kinds, since }: { subscriberId: number; kinds: readonly RequestKind[]; since: Date },
): Promise<number> {
  const query = sql<{ count: number }>`
    select count(*) as count from feuilleton.requests r join feuilleton.enrolments e on e.id = r.enrolment_id
    where e.subscriber_id = ${subscriberId} and r.kind = any(${[...kinds]}) and r.requested_at > ${since}`
  return (await oneRow(db, query)).count
}

/** Holds off others who count the letters to the mailbox of an address until `tx` ends; to take after `lockAddress`. */
export async function lockMailbox(tx: Database, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('mailbox ' || feuilleton.mailbox_of(${key}), 0))`.execute(
    tx,
  )
}

/** How many letters of these kinds were asked for since an instant to all addresses of the mailbox of an address. */
export async function countLettersToMailbox(
  db: Database,
  { key, kinds, since }: { key: string; kinds: readonly RequestKind[]; since: Date },
): Promise<number> {
  const query = sql<{ count: number }>`
    select count(*) as count from feuilleton.subscribers s
    join feuilleton.enrolments e on e.subscriber_id = s.id join feuilleton.requests r on r.enrolment_id = e.id
    where feuilleton.mailbox_of(s.address_key) = feuilleton.mailbox_of(${key}) and r.kind = any(${[...kinds]})
      and r.requested_at > ${since}`
  return (await oneRow(db, query)).count
}

/** Notes that the link of a request was used. */
export async function answerRequest(tx: Database, id: number, now: Date): Promise<void> {
  await sql`update feuilleton.requests set answered_at = coalesce(answered_at, ${now}) where id = ${id}`.execute(
    tx,
  )
}
