import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { systemClock } from '../../src/domain/clock.ts'
import { loadProgramme } from '../../src/programme/load-programme.ts'
import type { Database } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { addReaders } from '../readers.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The days of a lesson that greets its reader by name, and of one that does not. */
export const NAMED = 1
export const UNNAMED = 2

const PROGRAMME = '21-jours-pour-convaincre'

/** A cohort of so many readers, and of all its letters those of these days. */
export async function prepareCourse(
  db: Database,
  { readers, days }: { readers: number; days: readonly number[] },
): Promise<void> {
  await migrate(db)
  const loaded = await loadProgramme(ROOT, PROGRAMME)
  if (!loaded.ok) throw new Error('the programme has mistakes: see `feuilleton check`')
  await scheduleCohort(db, { edition: loaded.edition, dayOne: '2027-01-11' }, systemClock.now())
  await sql`delete from feuilleton.dispatches where day is null or day <> all (${days}::int[])`.execute(db)
  await addReaders(db, readers)
}

/** Has the dispatch of one day fall due now, as if nothing had ever left. */
export async function makeDue(db: Database, day: number): Promise<void> {
  await sql`truncate feuilleton.deliveries cascade`.execute(db)
  await sql`
    update feuilleton.dispatches set state = 'planned', expanded_to = 0,
      due_at = now() + case when day = ${day} then interval '-1 minute' else interval '1 day' end,
      expires_at = now() + interval '2 days'`.execute(db)
}
