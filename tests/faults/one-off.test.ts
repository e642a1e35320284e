import { once } from 'node:events'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rowsOf } from '../../src/store/database.ts'
import { feuilleton, startCommand } from '../support/command.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type EventCourse, openEventCourse } from '../support/event-course.ts'
import { locksWaitedFor } from '../support/locks.ts'
import { oneOffsOf } from '../support/one-off.ts'

const SEND = ['letter', 'send', 'mars', '1', '--yes']

let database: TestDatabase
let course: EventCourse

beforeEach(async () => {
  database = await testDatabase()
  course = await openEventCourse(database.db, { dayOne: '2099-03-01', people: ['ana@example.org'] })
  await course.enrols('tom@example.org', 'America/Toronto')
  await oneOffsOf(database.db, course, courseEdition(4)).write()
})

afterEach(async () => {
  course.close()
  await database.close()
})

/** All that sending a letter writes. */
async function written(): Promise<unknown[]> {
  const query = sql`
    select 'letter' as of, to_jsonb(o) as row from feuilleton.one_offs o
    union all select 'dispatch', to_jsonb(i) from feuilleton.dispatches i where i.kind = 'one-off'
    union all select 'journal', to_jsonb(j) from feuilleton.journal j
    order by 1, 2`
  return rowsOf(database.db, query)
}

describe('kill -9 of a process that sends a one-off letter', () => {
  // In the middle of what it writes, and at the last of it.
  it.each(['dispatches', 'journal'])('at %s sends nothing, and the next one sends all', async (table) => {
    const before = await written()
    const lock = await database.db.startTransaction().execute()
    await sql.raw(`lock table feuilleton.${table} in share row exclusive mode`).execute(lock)
    const sending = startCommand(SEND, { DATABASE_URL: database.url })
    await locksWaitedFor(database.db, 1)
    sending.kill('SIGKILL')
    await once(sending, 'close')
    await lock.rollback().execute()
    await sql`select from feuilleton.cohorts where slug = 'mars' for update`.execute(database.db)
    expect(await written()).toEqual(before)
    expect(await feuilleton(SEND, { DATABASE_URL: database.url })).toMatchObject({ code: 0 })
    const sent = await rowsOf(database.db, sql`select from feuilleton.dispatches where kind = 'one-off'`)
    expect(sent).toHaveLength(2)
  })
})
