import { sql } from 'kysely'
import type { Refusal } from '../domain/refusal.ts'
import { type Database, rowsOf } from './database.ts'
import { importColumns, type PeopleImport } from './imports.ts'

type Lease = { now: Date; until: Date }

/** Takes the oldest import that something is to be done for and that nobody works on, for a while. */
export async function claimImport(db: Database, { now, until }: Lease): Promise<PeopleImport | undefined> {
  const query = sql<PeopleImport>`
    update feuilleton.imports m set lease_until = ${until}
    where m.id = (
      select id from feuilleton.imports
      where state in ('reading', 'running', 'undoing') and coalesce(lease_until <= ${now}, true)
      order by id limit 1 for update skip locked)
    returning ${importColumns}`
  return (await rowsOf(db, query))[0]
}

export type Enrolled = { people: number; enrolled: number; already: number; erased: number }

/** Adds what became of some of the people of an import. */
export async function noteEnrolled(
  tx: Database,
  id: number,
  { people, enrolled, already, erased, until }: Enrolled & { until: Date },
): Promise<void> {
  await sql`
    update feuilleton.imports set done = done + ${people}, enrolled = enrolled + ${enrolled},
      already = already + ${already}, erased = erased + ${erased}, lease_until = ${until}
    where id = ${id}`.execute(tx)
}

/** What is personal in what was found in a list. */
const personal = sql`'{header,sample,left,mistakes}'::text[]`

/** Ends an import; with `why`, before all of its people were enrolled. */
export async function endImport(
  tx: Database,
  id: number,
  { now, why }: { now: Date; why?: Refusal },
): Promise<void> {
  await sql`
    update feuilleton.imports set state = ${why ? 'stopped' : 'done'}, why = ${why ? JSON.stringify(why) : null}::jsonb,
      ended_at = ${now}, lease_until = null, preview = preview - ${personal}
    where id = ${id}`.execute(tx)
}

/** Ends the taking back of an import. */
export async function endUndoing(tx: Database, id: number, now: Date): Promise<void> {
  await sql`
    update feuilleton.imports set state = 'undone', ended_at = ${now}, lease_until = null where id = ${id}`.execute(
    tx,
  )
}

/** Adds what became of the enrolments of an import up to `to` when it was taken back. */
export async function noteUndone(
  tx: Database,
  id: number,
  { to, removed, stayed, until }: { to: number; removed: number; stayed: number; until: Date },
): Promise<void> {
  await sql`
    update feuilleton.imports set undone_to = ${to}, removed = removed + ${removed}, stayed = stayed + ${stayed},
      lease_until = ${until}
    where id = ${id}`.execute(tx)
}
