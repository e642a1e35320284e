import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Edition } from '../../src/domain/edition.ts'
import { localDate } from '../../src/domain/local-time.ts'
import { type Database, inTransaction } from '../../src/store/database.ts'
import { courseEdition } from './course-edition.ts'
import { IMPORTED } from './imported.ts'

const DAY_MS = 86_400_000

export type DueCohort = {
  people: readonly string[]
  /** One lesson, at midnight UTC, unless given. */
  edition?: Edition
  slug?: string
}

/**
 * Schedules a cohort that everybody joined yesterday, with its first lesson due on this day. Both are written at once: a
 * service that came by in between would find the lesson due and nobody to have it, and close it for good.
 */
export async function scheduleDue(
  db: Database,
  { people, edition = midnightEdition(), slug }: DueCohort,
): Promise<void> {
  const now = new Date()
  const joined = new Date(now.getTime() - DAY_MS)
  const { programme } = edition
  const dayOne = localDate(now, programme.zone)
  const crowd = people.map((address) => ({ address: address as Address }))
  await inTransaction(db, async (tx) => {
    const cohort = await scheduleCohort(tx, { edition, dayOne, ...(slug !== undefined && { slug }) }, joined)
    await enrol(tx, { ...IMPORTED, cohort, programme, people: crowd }, { now: () => joined })
  })
}

function midnightEdition(): Edition {
  return courseEdition(1, { schedule: { zone: 'UTC', at: '00:00' } })
}
