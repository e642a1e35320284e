import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type ClaimedDelivery, claimDue } from '../../src/store/claims.ts'
import { type Database, inTransaction, oneRow } from '../../src/store/database.ts'
import { writeMarks } from '../../src/store/marks.ts'
import { findStream } from '../../src/store/streams.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const NOW = new Date('2027-03-01T06:30:00Z')
const READERS = 400
/** The letters of a group, and how often the marks of each may look at its row. */
const GROUP = 8
const LOOKS = 6

let database: TestDatabase
let course: Course
let claimed: ClaimedDelivery[]

beforeEach(async () => {
  database = await testDatabase()
  // Forgets what the planner knows of it, as deleting its rows does not.
  await sql`truncate feuilleton.deliveries cascade`.execute(database.db)
  course = await openCourse({
    db: database.db,
    edition: courseEdition(1),
    port: 1,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: Array.from({ length: READERS }, (_, index) => `reader-${index}@example.org`),
  })
  await sql`analyze`.execute(database.db)
  course.clock.set(NOW)
  const [dispatchId = 0] = await course.tick()
  const stream = await findStream(database.db, dispatchId)
  const wanted = { now: NOW, leaseUntil: new Date(NOW.getTime() + 60_000), by: 'test', size: READERS }
  claimed = (await claimDue(database.db, stream!, wanted)).claimed
})

afterEach(async () => {
  course.close()
  await database.close()
})

/** Hands a group over, and then the next with the ends of the first. */
async function markTwoGroups(db: Database): Promise<void> {
  const [first, second] = [claimed.slice(0, GROUP), claimed.slice(GROUP, 2 * GROUP)]
  const handOvers = (group: ClaimedDelivery[]) =>
    group.map(({ id, fence }) => ({ id, fence, bytesHash: 'a' }))
  const settlements = first.map(({ id, fence }) => ({
    id,
    fence,
    state: 'submitted' as const,
    reply: '250 Ok',
  }))
  expect((await writeMarks(db, { handOvers: handOvers(first), settlements: [] }, NOW)).size).toBe(GROUP)
  expect((await writeMarks(db, { handOvers: handOvers(second), settlements }, NOW)).size).toBe(GROUP)
}

const counted = (db: Database) =>
  oneRow(
    db,
    sql<{ read: number; updated: number; hot: number }>`
    select seq_tup_read + idx_tup_fetch as read, n_tup_upd as updated, n_tup_hot_upd as hot
    from pg_stat_xact_user_tables where relname = 'deliveries'`,
  )

it.each(['unknown to the planner', 'known to it'])(
  'marks read the letters that they are of, however many their dispatch has: %s',
  async (known) => {
    if (known === 'known to it') await sql`analyze feuilleton.deliveries`.execute(database.db)
    const { read, updated } = await inTransaction(database.db, async (tx) => {
      const before = await counted(tx)
      await markTwoGroups(tx)
      const after = await counted(tx)
      return { read: after.read - before.read, updated: after.updated - before.updated }
    })
    expect(updated).toBe(3 * GROUP)
    expect(read).toBeLessThan(2 * GROUP * LOOKS)
  },
)
