import { sql } from 'kysely'
import { loadEdition } from '../../src/cli/programmes/programme-argument.ts'
import type { Database } from '../../src/store/database.ts'
import { countEnded } from '../../src/store/letter-outcomes.ts'
import { type Planned, planCohorts } from './cohorts.ts'
import { addImport } from './imports.ts'
import { addDeliveries, addHistory, addSuppressions, lastLessonIsToday, settleToday } from './letters.ts'
import { addOneOff } from './one-off.ts'
import { addEnrolments, addReadings, addRegistrations, addSubscribers } from './people.ts'

const PROGRAMME = '21-jours-pour-convaincre'
const JOURNAL_SHARE = 0.1

type Filling = { people: number; cohorts?: number; now: Date; told: (line: string) => void }

/** Fills an empty store with so many enrolments, and ten deliveries for each of them. `told` hears how it goes. */
export async function fillStore(db: Database, { people, cohorts = 90, now, told }: Filling): Promise<void> {
  const { edition } = await loadEdition(process.cwd(), PROGRAMME)
  const planned = await planCohorts(db, { edition, people, cohorts, now })
  await addSubscribers(db, { people: planned.reduce((sum, { people }) => sum + people, 0), now })
  let next = 1
  for (const cohort of planned) {
    await fillCohort(db, cohort, next)
    next += cohort.people
    if (next % 100_000 < cohort.people) told(`${next - 1} people`)
  }
  await addSuppressions(db, now)
  await addHistory(db, { entries: people * JOURNAL_SHARE, now })
  const [largest] = planned
  if (largest) await addImport(db, largest)
  if (largest) await addOneOff(db, largest, now)
  if (largest) await lastLessonIsToday(db, largest)
  // As ticks do after the day of each letter.
  while ((await countEnded(db, now)) > 0);
  // Index-only scans want to know which pages everybody sees, as autovacuum would have told them by then.
  await sql`vacuum (analyze)`.execute(db)
  if (largest) await settleToday(db, largest)
}

async function fillCohort(db: Database, planned: Planned, from: number): Promise<void> {
  if (planned.people === 0) return
  await addEnrolments(db, planned, from)
  await addRegistrations(db, planned)
  if (!planned.hasBegun) return
  await addDeliveries(db, planned)
  await addReadings(db, planned)
}
