import { sql } from 'kysely'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { tick } from '../../src/delivery/tick.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Role } from '../../src/domain/rights.ts'
import { type VirtualClock, virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../src/store/database.ts'
import { addOrganiser, markJoined } from '../../src/store/organisers.ts'
import { courseEdition } from './course-edition.ts'
import { IMPORTED } from './imported.ts'

const JOINED = new Date('2027-02-20T10:00:00Z')
/** The first lesson of the cohort `mars` fell due at half past six. */
export const FIRST_DAY = new Date('2027-03-01T08:00:00Z')

/**
 * A cohort of a hundred people whose first lesson is due, ids of its deliveries from 1, and a way to set how they
 * ended.
 */
export async function troubledCohort(db: Database) {
  const edition = courseEdition(3)
  const cohort = await scheduleCohort(db, { edition, dayOne: '2027-03-01', slug: 'mars' }, JOINED)
  const people = Array.from({ length: 100 }, (_, n) => ({
    address: `reader-${n + 1}@example.org` as Address,
  }))
  await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people }, { now: () => JOINED })
  await tick(db, FIRST_DAY, async () => undefined)
  const clock: VirtualClock = virtualClock(FIRST_DAY)
  /** Sets the state of deliveries `from` to `to`, as of now. */
  async function end(state: string, { from, to = from }: { from: number; to?: number }): Promise<void> {
    await sql`
      update feuilleton.deliveries set state = ${state}, reply = '550 5.1.1 no such user', settled_at = ${clock.now()},
        reason = case when ${state} = 'held' then 'lessons/jour-01.md:3: no such link' end, bytes_hash = 'x'
      where id between ${from} and ${to}`.execute(db)
  }
  return { cohort, clock, end }
}

/** Somebody who is signed in to the organisers' pages in this role. */
export async function joined(db: Database, name: string, role: Role): Promise<number> {
  const wanted = { address: `${name}@association.example` as Address, name, role, mayExport: false }
  const { id } = await addOrganiser(db, wanted, JOINED)
  await markJoined(db, id, JOINED)
  return id
}
