import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { tick } from '../../src/delivery/tick.ts'
import { inTransaction, oneRow, rowsOf } from '../../src/store/database.ts'
import { expandPage, lockDueDispatch } from '../../src/store/dispatches.ts'
import { removeEnrolments } from '../../src/store/import-people.ts'
import { lockEnrolments, lockTracksOf } from '../../src/store/moves.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { withStatements } from '../support/statements.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const PEOPLE = Array.from({ length: 40 }, (_, index) => `reader-${index}@example.org`)

let database: TestDatabase
let course: Course
beforeEach(async () => {
  database = await testDatabase()
  const common = { db: database.db, edition: courseEdition(1), port: 1, joined: '2027-02-20T10:00:00Z' }
  course = await openCourse({ ...common, slug: 'mars', dayOne: '2027-03-01', people: PEOPLE })
})
afterEach(async () => {
  course.close()
  await database.close()
})

const idsOf = async () =>
  (await sql<{ id: number }>`select id from feuilleton.enrolments order by id`.execute(database.db)).rows.map(
    ({ id }) => id,
  )
/** Which transaction has locked or written each enrolment last, as PostgreSQL notes it in the row. */
const marksOfEnrolments = () =>
  rowsOf(database.db, sql`select id, xmin::text, xmax::text from feuilleton.enrolments order by id`)
const numberOf = async (rows: string) =>
  (await oneRow(database.db, sql<{ number: number }>`select count(*) as number from ${sql.raw(rows)}`)).number

it('makes work of the first thousand people before it reads on, and asks as much of a page of 20,000', async () => {
  await addReaders(2_500)
  const { db, statements } = withStatements(database.db)
  const enqueued: { due: number; asked: number }[] = []
  await tick(db, DUE, async ([first]) => {
    enqueued.push({ due: first?.due ?? 0, asked: statements.length })
  })
  expect(enqueued.map(({ due }) => due)).toEqual([1_000, PEOPLE.length + 1_500, PEOPLE.length + 2_500])
  const pages = statements.filter((statement) => statement.includes('insert into feuilleton.deliveries'))
  expect(pages).toHaveLength(3) // the last of them finds nobody
  const [first, second] = enqueued.map(({ asked }) => asked)
  expect(second! - first!).toBe(4) // a dispatch, its track, a page, and how far it is
})

it('turns a dispatch into deliveries without a mark on any enrolment', async () => {
  const before = await marksOfEnrolments()
  await tick(database.db, DUE, async () => undefined)
  expect(await numberOf('feuilleton.deliveries')).toBe(PEOPLE.length)
  expect(await marksOfEnrolments()).toEqual(before)
})

it('lets nobody take an enrolment away that has deliveries', async () => {
  await tick(database.db, DUE, async () => undefined)
  const [first] = await idsOf()
  await sql`delete from feuilleton.consents`.execute(database.db)
  const taken = sql`delete from feuilleton.enrolments where id = ${first}`.execute(database.db)
  await expect(taken).rejects.toThrow(`the enrolment ${first} still has deliveries`)
})

it('leaves no delivery of nobody where people are taken out while their dispatch becomes deliveries', async () => {
  const { db } = database
  const ids = await idsOf()
  const done: string[] = []
  let removing: Promise<void> | undefined
  await inTransaction(db, async (tx) => {
    const dispatch = await lockDueDispatch(tx, DUE)
    removing = inTransaction(db, async (other) => {
      await lockEnrolments(other, ids)
      await lockTracksOf(other, ids)
      await removeEnrolments(other, ids)
      done.push('removed')
    })
    await waitingFor(() => done.length > 0)
    await expandPage(tx, dispatch!, 1_000)
    done.push('expanded')
  })
  await removing
  expect(done).toEqual(['expanded', 'removed'])
  expect(await numberOf('feuilleton.enrolments')).toBe(0)
  expect(await numberOf('feuilleton.deliveries')).toBe(0)
})

async function addReaders(people: number): Promise<void> {
  await sql`
    with added as (
      insert into feuilleton.subscribers (address, address_key, created_at)
      select 'more-' || n || '@example.org', 'more-' || n || '@example.org', now() from generate_series(1, ${people}::int) n
      returning id)
    insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language)
    select t.cohort_id, a.id, t.id, '2027-02-20', 'fr' from added a, feuilleton.tracks t`.execute(database.db)
}

/** Until somebody waits for a lock, or need not. */
async function waitingFor(isOver: () => boolean): Promise<void> {
  const waiting = `pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  while (!isOver() && (await numberOf(waiting)) === 0);
}
