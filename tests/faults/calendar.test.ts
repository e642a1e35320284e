import { once } from 'node:events'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rowsOf } from '../../src/store/database.ts'
import { feuilleton, startCommand } from '../support/command.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type EventCourse, openEventCourse } from '../support/event-course.ts'
import { locksWaitedFor } from '../support/locks.ts'

const CHANGE = ['cohort', 'change', 'mars', '--move', '2', '--at', '19:00', '--yes']

let database: TestDatabase
let course: EventCourse

beforeEach(async () => {
  database = await testDatabase()
  const people = ['ana@example.org', 'bob@example.org']
  course = await openEventCourse(database.db, { dayOne: '2099-03-01', people })
  // The hour of the change: two tracks come to have the same dates.
  await course.enrols('tom@example.org', 'Europe/Paris', '19:00')
})

afterEach(async () => {
  course.close()
  await database.close()
})

/** All that a change of the calendar writes. */
async function calendar(): Promise<unknown[]> {
  const query = sql`
    select 'cohort' as of, to_jsonb(c) as row from feuilleton.cohorts c
    union all select 'track', to_jsonb(t) from feuilleton.tracks t
    union all select 'dispatch', to_jsonb(i) from feuilleton.dispatches i
    union all select 'journal', to_jsonb(j) from feuilleton.journal j
    order by 1, 2`
  return rowsOf(database.db, query)
}

/** Waits for whoever still holds the calendar of the cohort. */
async function settled(): Promise<void> {
  await sql`select from feuilleton.cohorts where slug = 'mars' for update`.execute(database.db)
}

describe('kill -9 of a process that changes a calendar', () => {
  // In the middle of what it writes, and at the last of it.
  it.each(['deliveries', 'journal'])('at %s changes nothing, and the next one changes all', async (table) => {
    const before = await calendar()
    const lock = await database.db.startTransaction().execute()
    await sql.raw(`lock table feuilleton.${table} in exclusive mode`).execute(lock)
    const changing = startCommand(CHANGE, { DATABASE_URL: database.url })
    await locksWaitedFor(database.db, 1)
    changing.kill('SIGKILL')
    await once(changing, 'close')
    await lock.rollback().execute()
    await settled()
    expect(await calendar()).toEqual(before)
    expect(await feuilleton(CHANGE, { DATABASE_URL: database.url })).toMatchObject({ code: 0 })
    const hours = await rowsOf(
      database.db,
      sql<{ at: string }>`
      select distinct to_char(i.due_at at time zone 'Europe/Paris', 'DD HH24:MI') as at
      from feuilleton.dispatches i where i.kind = 'lesson' order by 1`,
    )
    expect(hours.map(({ at }) => at)).toEqual(['03 19:00', '04 19:00', '05 19:00', '06 19:00'])
  })
})
