import { sql } from 'kysely'
import type { AlertKind } from '../domain/alert.ts'
import type { WallTime } from '../domain/calendar-rule.ts'
import type { Role } from '../domain/rights.ts'
import { type Database, rowsOf } from './database.ts'

/** Which alerts an organiser gets by mail, and when the summary of the day leaves; null for none. */
export type AlertChoice = { kinds: readonly AlertKind[]; summaryAt: WallTime | null; zone: string }

export async function findAlertChoice(db: Database, organiserId: number): Promise<AlertChoice | undefined> {
  const query = sql<AlertChoice>`
    select kinds, summary_at, zone from feuilleton.alert_choices where organiser_id = ${organiserId}`
  return (await rowsOf(db, query))[0]
}

/** Stores a choice. `summarised` is the last day, in its zone, that needs no summary any more. */
export async function keepAlertChoice(
  tx: Database,
  organiserId: number,
  { kinds, summaryAt, zone, summarised }: AlertChoice & { summarised: string },
): Promise<void> {
  await sql`
    insert into feuilleton.alert_choices (organiser_id, kinds, summary_at, zone, summarised)
    values (${organiserId}, ${[...kinds]}::text[], ${summaryAt}, ${zone}, ${summarised}::date)
    on conflict (organiser_id) do update set kinds = excluded.kinds, summary_at = excluded.summary_at,
      zone = excluded.zone, summarised = excluded.summarised`.execute(tx)
}

export type AlertReader = { organiserId: number; role: Role; kinds: readonly AlertKind[] | null }

/** Everybody who has joined, with the alerts they chose; null for who has not chosen. */
export async function listAlertReaders(tx: Database): Promise<AlertReader[]> {
  return rowsOf(
    tx,
    sql<AlertReader>`
    select o.id as organiser_id, o.role, a.kinds
    from feuilleton.organisers o left join feuilleton.alert_choices a on a.organiser_id = o.id
    where o.joined_at is not null and o.removed_at is null order by o.id`,
  )
}

/** Who is to get a summary now, each once a day: the day is noted with the answer. */
export async function takeSummaries(tx: Database, now: Date): Promise<number[]> {
  const query = sql<{ organiserId: number }>`
    update feuilleton.alert_choices a set summarised = (${now}::timestamptz at time zone a.zone)::date
    from feuilleton.organisers o
    where o.id = a.organiser_id and o.joined_at is not null and o.removed_at is null
      and a.summary_at <= to_char(${now}::timestamptz at time zone a.zone, 'HH24:MI')
      and (a.summarised is null or a.summarised < (${now}::timestamptz at time zone a.zone)::date)
    returning a.organiser_id`
  return (await rowsOf(tx, query)).map(({ organiserId }) => organiserId)
}
