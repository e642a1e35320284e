import { once } from 'node:events'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { register } from '../../src/actions/events/register.ts'
import { rowsOf } from '../../src/store/database.ts'
import { startCommand } from '../support/command.ts'
import { commandHere } from '../support/command-here.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { locksWaitedFor } from '../support/locks.ts'
import { type WrittenFolder, writtenFolder } from '../support/written-programme.ts'

const webinaire = { kind: 'webinar', title: 'Webinaire', start: { day: 3, at: '13:00' }, minutes: 90 }
const edition = courseEdition(3, { schedule: { events: { webinaire } } })
const longer = courseEdition(4, {
  schedule: { events: { webinaire } },
  lessons: { 'jour-02': lessonText(2, 'Mieux dit.') },
})
/** All that plans write. */
const TABLES = [
  'cohorts',
  'tracks',
  'dispatches',
  'deliveries',
  'enrolments',
  'consents',
  'registrations',
  'corrections',
]
const MOVE = ['cohort', 'move-people', 'mars', '--to', 'avril', '--basis', 'asked by mail']

let database: TestDatabase
let course: Course
let folder: WrittenFolder

beforeEach(async () => {
  database = await testDatabase()
  folder = await writtenFolder(longer)
  course = await openCourse({
    ...{ db: database.db, edition, port: 9, slug: 'mars', dayOne: '2099-03-01' },
    ...{ joined: '2027-02-20T10:00:00Z', people: ['ana@example.org', 'bob@example.org'] },
  })
  await register(database.db, { enrolmentId: 1, event: 'webinaire' }, course.clock)
  await scheduleCohort(database.db, { edition, dayOne: '2099-04-01', slug: 'avril' }, course.clock.now())
})

afterEach(async () => {
  course.close()
  await folder.remove()
  await database.close()
})

const env = () => ({ DATABASE_URL: database.url, FEUILLETON_ROOT: folder.root })

async function rows(): Promise<unknown[]> {
  const each = [...TABLES, 'people_moves', 'moved_registrations', 'journal'].map(
    (table) => sql`select ${table} as of, to_jsonb(t) as row from ${sql.table(`feuilleton.${table}`)} t`,
  )
  return rowsOf(database.db, sql`${sql.join(each, sql` union all `)} order by 1, 2`)
}

/** The command that makes the plan which a command shows. */
async function making(show: readonly string[]): Promise<string[]> {
  const { out } = await commandHere(show, env())
  const [, hash = ''] = /--apply (\w{16})/.exec(out) ?? []
  return [...show, '--apply', hash]
}

const KINDS = [
  {
    what: 'a correction that adds a lesson',
    at: ['dispatches', 'journal'],
    command: () => making(['cohort', 'correct', 'mars']),
  },
  {
    what: 'a new run that is scheduled',
    at: ['dispatches'],
    command: async () => [
      ...(await making(['cohort', 'copy', 'mars', '--day-one', '2099-05-04'])),
      '--schedule',
      '--with-placeholders',
    ],
  },
  { what: 'a move of people', at: ['registrations', 'journal'], command: () => making(MOVE) },
  {
    what: 'a move that is taken back',
    at: ['consents', 'journal'],
    async command() {
      await commandHere(await making(MOVE), env())
      return ['cohort', 'move-people', 'mars', '--undo']
    },
  },
]

describe('kill -9 of a process that makes a plan', () => {
  // In the middle of what it writes, and at the last of it.
  const all = KINDS.flatMap(({ at, ...kind }) => at.map((table) => ({ ...kind, table })))
  it.each(all)(
    '$what, at $table, changes nothing, and the next one changes all',
    async ({ command, table }) => {
      const args = await command()
      const before = await rows()
      const lock = await database.db.startTransaction().execute()
      await sql.raw(`lock table feuilleton.${table} in share row exclusive mode`).execute(lock)
      const making = startCommand(args, env())
      await locksWaitedFor(database.db, 1)
      making.kill('SIGKILL')
      await once(making, 'close')
      await lock.rollback().execute()
      await sql`select from feuilleton.cohorts for update`.execute(database.db)
      await sql`select from feuilleton.enrolments for update`.execute(database.db)
      expect(await rows()).toEqual(before)
      expect(await commandHere(args, env())).toMatchObject({ code: 0 })
      expect(await rows()).not.toEqual(before)
    },
  )
})
