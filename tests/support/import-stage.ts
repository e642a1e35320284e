import { sql } from 'kysely'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { importAtOnce } from '../../src/actions/lists/import-at-once.ts'
import { workOnImports } from '../../src/actions/lists/import-work.ts'
import { receiveList } from '../../src/actions/lists/receive-list.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Clock } from '../../src/domain/clock.ts'
import { virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../src/store/database.ts'
import { findImport, type PeopleImport } from '../../src/store/imports.ts'
import { courseEdition } from './course-edition.ts'
import { IMPORTED } from './imported.ts'

const ANA = { name: 'Ana' }

/** A cohort of three lessons from 1 March 2027 on, some days before, and imports into it. */
export async function importStage(db: Database) {
  const clock = virtualClock(new Date('2027-02-20T10:00:00Z'))
  const edition = courseEdition(3)
  const cohort = await scheduleCohort(db, { edition, dayOne: '2027-03-01' }, clock.now())
  const parts = (own: Clock = clock) => ({ db, clock: own, keys: IMPORTED.keys })
  const find = async (id: number): Promise<PeopleImport> =>
    (await findImport(db, { id, cohortId: cohort.id }))!
  return {
    ...{ cohort, edition, clock, find },
    decision: (id: number) => ({ id, cohortId: cohort.id, by: ANA, now: clock.now() }),
    async receive(text: string | Uint8Array, name = 'mars.csv'): Promise<PeopleImport> {
      const file = { name, bytes: Buffer.from(text) }
      const id = await receiveList(db, { cohortId: cohort.id, file, by: ANA, now: clock.now() })
      await workOnImports(parts())
      return find(id)
    },
    work: (own?: Clock) => workOnImports(parts(own)),
    enrol: (...addresses: string[]) =>
      importAtOnce(
        db,
        {
          ...{ ...IMPORTED, cohort, programme: edition.programme, by: { name: 'root' } },
          people: addresses.map((address) => ({ address: address as Address })),
        },
        clock,
      ),
    async addresses(): Promise<string[]> {
      const query = sql<{ address: string }>`
        select s.address from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
        order by e.id`
      return (await query.execute(db)).rows.map(({ address }) => address)
    },
  }
}

/** The first lesson has left to somebody. */
export async function firstLetterLeft(db: Database, address: string): Promise<void> {
  await sql`
    insert into feuilleton.deliveries
      (dispatch_id, enrolment_id, letter, kind, state, reply, bodies, next_at, expires_at, handed_at, settled_at)
    select i.id, e.id, i.letter, i.kind, 'submitted', '250 ok', 1, i.due_at, i.expires_at, i.due_at, i.due_at
    from feuilleton.enrolments e
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.dispatches i on i.track_id = e.track_id and i.day = 1
    where s.address = ${address}`.execute(db)
}
