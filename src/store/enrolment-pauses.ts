import { sql } from 'kysely'
import type { IsoDate } from '../domain/calendar-rule.ts'
import { type Database, rowsOf } from './database.ts'

/** Pauses an enrolment up to and with a date in the zone of its track, or without an end. */
export async function pauseEnrolment(
  tx: Database,
  enrolmentId: number,
  until: IsoDate | undefined,
): Promise<void> {
  await sql`
    update feuilleton.enrolments set state = 'paused', paused_until = ${until ?? null}::date
    where id = ${enrolmentId} and state in ('active', 'paused')`.execute(tx)
}

export async function resumeEnrolment(tx: Database, enrolmentId: number): Promise<void> {
  await sql`
    update feuilleton.enrolments set state = 'active', paused_until = null
    where id = ${enrolmentId} and state = 'paused'`.execute(tx)
}

/**
 * Ends the pauses whose last date is over, each by the clock of its own track; returns how many. Enrolments that
 * letters are being handed over to are left to the next tick.
 */
export async function resumeDue(db: Database, now: Date): Promise<number> {
  const query = sql`
    update feuilleton.enrolments set state = 'active', paused_until = null
    where id in (
      select e.id from feuilleton.enrolments e join feuilleton.tracks t on t.id = e.track_id
      where e.state = 'paused' and e.paused_until < (${now}::timestamptz at time zone 'UTC')::date + 2
        and e.paused_until < (${now}::timestamptz at time zone t.zone)::date
      order by e.id limit 1000 for no key update of e skip locked)
    returning 1`
  return (await rowsOf(db, query)).length
}
