import { sql } from 'kysely'
import type { AlertFacts, AlertMessageKind } from '../domain/alert.ts'
import { type Database, rowsOf } from './database.ts'
import { storable } from './storable.ts'

/** Something to tell one organiser by mail or, where there is none, the webhook. */
export type AlertMessage = {
  id: number
  organiserId: number | null
  kind: AlertMessageKind
  facts: AlertFacts
  raisedAt: Date
  /** Which try this is, from 1. */
  tries: number
}

type New = { kind: AlertMessageKind; facts: AlertFacts; now: Date; to: readonly (number | null)[] }

/**
 * Adds a message for each of these organisers, null for the webhook. It takes the place of one of its kind that could not
 * be sent yet: nobody gets two of a kind at once after the relay was away.
 */
export async function addAlertMessages(tx: Database, { kind, facts, now, to }: New): Promise<void> {
  await sql`
    update feuilleton.alert_messages set next_try_at = null
    where kind = ${kind} and next_try_at is not null
      and coalesce(organiser_id, 0) = any(${to.map((id) => id ?? 0)}::bigint[])`.execute(tx)
  await sql`
    insert into feuilleton.alert_messages (organiser_id, kind, facts, raised_at, next_try_at)
    select id, ${kind}, ${JSON.stringify(facts)}::jsonb, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${[...to]}::bigint[]) as id`.execute(tx)
}

const MOST_AT_ONCE = 20

/**
 * Takes the messages that are to be sent; one that is not settled is taken again after `patience`, in milliseconds: its
 * process may have ended.
 */
export async function takeAlertMessages(
  db: Database,
  { now, patience }: { now: Date; patience: number },
): Promise<AlertMessage[]> {
  const query = sql<AlertMessage>`
    update feuilleton.alert_messages m
    set tries = m.tries + 1, next_try_at = ${new Date(now.getTime() + patience)}
    from (
      select id from feuilleton.alert_messages where next_try_at <= ${now}
      order by next_try_at limit ${MOST_AT_ONCE} for update skip locked) due
    where m.id = due.id
    returning m.id, m.organiser_id, m.kind, m.facts, m.raised_at, m.tries`
  return (await rowsOf(db, query)).toSorted((one, other) => one.id - other.id)
}

/** Settles a try: sent, to be tried again at `nextTryAt`, or given up. */
export async function settleAlertMessage(
  db: Database,
  id: number,
  ending: { sentAt: Date } | { fault: string; nextTryAt: Date | null },
): Promise<void> {
  const { sentAt, fault, nextTryAt } = { sentAt: null, fault: null, nextTryAt: null, ...ending }
  await sql`
    update feuilleton.alert_messages
    set sent_at = ${sentAt}::timestamptz, fault = ${fault && storable(fault)}::text, next_try_at = ${nextTryAt}::timestamptz
    where id = ${id}`.execute(db)
}

/** The newest message to the webhook that has an ending or a fault: how it does. */
export type WebhookState = { raisedAt: Date; sentAt: Date | null; fault: string | null }

export async function lastToWebhook(db: Database): Promise<WebhookState | undefined> {
  const query = sql<WebhookState>`
    select raised_at, sent_at, fault from feuilleton.alert_messages
    where organiser_id is null order by id desc limit 1`
  return (await rowsOf(db, query))[0]
}
