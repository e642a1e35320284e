import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storeAttendance } from '../../src/cli/events/attendance.ts'
import { UserError } from '../../src/domain/user-error.ts'
import { listRegisteredPeople } from '../../src/store/registered-people.ts'
import { linesOf } from '../support/command-lines.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type EventCourse, openEventCourse } from '../support/event-course.ts'

const PEOPLE = ['ana', 'bob', 'cleo', 'dan'].map((name) => `${name}@example.org`)

let database: TestDatabase
let course: EventCourse
let folder: string
let file: string

// Commands read the real clock: the webinar was long ago.
beforeEach(async () => {
  database = await testDatabase()
  course = await openEventCourse(database.db, { dayOne: '2024-03-04', people: PEOPLE })
  await course.registers(1, 2, 3)
  folder = await mkdtemp(join(tmpdir(), 'feuilleton-attendance-'))
  file = join(folder, 'list.csv')
})

afterEach(async () => {
  course.close()
  await database.close()
  await rm(folder, { recursive: true })
})

const store = async (text: string, { yes = false, event = 'webinaire' } = {}) => {
  await writeFile(file, text)
  const named = { cohort: 'mars', event, file }
  const lines = await linesOf(database, (config, output) => storeAttendance(config, named, { yes }, output))
  return lines.map((line) => line.replace(file, 'list.csv'))
}

async function attended(): Promise<string[]> {
  const people = await listRegisteredPeople(database.db, { cohortId: course.cohort.id, event: 'webinaire' })
  return people.map((person) => `${person.address.split('@')[0]} ${person.attended}`).toSorted()
}

const LIST = `Atelier du 6 mars

Email;Présent ?
ana@example.org;oui
bob@example.org;non
dan@example.org;oui
zoe@example.org;oui
`

describe('feuilleton event attendance', () => {
  it('shows what the list says and what it will do, and changes nothing', async () => {
    expect(await store(LIST)).toEqual([
      'webinaire, Le webinaire (mars, Europe/Paris)',
      'list.csv: 4 people, 3 attended, 1 did not',
      '  line 3: "Email" is the address, "Présent ?" says who attended',
      '  1  registered and on the list as there              ->  attended',
      '  1  registered and on the list as not there          ->  absent',
      '  1  registered and not on the list                   ->  absent',
      '  1  there, and in the cohort without a registration  ->  registered, and attended',
      '  1  not in the cohort                                ->  left aside',
      'In the cohort without a registration:',
      '  dan@example.org',
      'Not in the cohort:',
      '  zoe@example.org',
      'These letters follow by themselves:',
      '  REMINDER  FOR                 LEAVES   ZONE',
      '  thanks    who attended        at once  Europe/Paris',
      '  sorry     who did not attend  at once  Europe/Paris',
      'Nothing is stored yet: add --yes to do it.',
    ])
    expect(await attended()).toEqual(['ana null', 'bob null', 'cleo null'])
  })

  it('stores it when told to', async () => {
    expect((await store(LIST, { yes: true })).at(-1)).toBe(
      'Stored. Storing a corrected list replaces this one.',
    )
    expect(await attended()).toEqual(['ana true', 'bob false', 'cleo false', 'dan true'])
  })

  it('says that who is not on a list without anybody there stays as they are', async () => {
    const lines = await store('email,attended\nana@example.org,no\n', { yes: true })
    expect(lines).toContain(
      '  2  registered and not on the list           ->  as they are: nobody attended by this list',
    )
    expect(await attended()).toEqual(['ana false', 'bob null', 'cleo null'])
  })

  it('names the first ten whom it does not know, and how many there are', async () => {
    const strangers = Array.from({ length: 1_500 }, (_, index) => `stranger-${index}@example.org,yes`)
    const lines = await store(`email,attended\n${strangers.join('\n')}\n`)
    expect(lines).toContain('  1,500  not in the cohort               ->  left aside')
    const from = lines.indexOf('Not in the cohort:')
    expect(lines.slice(from + 1, from + 12)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `  stranger-${index}@example.org`),
      '  and 1,490 more',
    ])
  })

  it('says which letters have left without those who are noted only now', async () => {
    course.clock.set(new Date('2024-03-07T08:30:00Z'))
    await course.tick()
    const lines = await store(LIST)
    const from = lines.indexOf('These letters follow by themselves:')
    expect(lines.slice(from, -1)).toEqual([
      'These letters follow by themselves:',
      '  REMINDER  FOR                 LEAVES   ZONE',
      '  sorry     who did not attend  at once  Europe/Paris',
      'These have left, and do not reach people recorded only now:',
      '  REMINDER  FOR           LEFT                  ZONE',
      '  thanks    who attended  Thu 2024-03-07 09:00  Europe/Paris',
    ])
  })

  it('counts the lines of a report of Zoom that have no address', async () => {
    const report =
      'Attendee Details\nAttended,User Name (Original Name),Email\nYes,Ana,ana@example.org\nYes,Guest,--\n'
    expect(await store(report)).toEqual(
      expect.arrayContaining([
        '  line 2: "Email" is the address, "Attended" says who attended',
        '  1 line without an address, by telephone or as a guest: left aside',
      ]),
    )
  })

  it('stores nothing of a file with a bad line, and says where it is', async () => {
    const bad = 'email,attended\nana@example.org,yes\nbob@example.org,perhaps\n'
    await expect(store(bad, { yes: true })).rejects.toThrow(
      new UserError(
        `${file}:3: "perhaps" does not say whether this person attended: write yes or no (oui, non, true, false, 1 or 0)\nNothing was stored.`,
      ),
    )
    expect(await attended()).toEqual(['ana null', 'bob null', 'cleo null'])
    await expect(store('', { yes: true })).rejects.toThrow(`${file}:1: the file is empty`)
    await expect(store(LIST, { event: 'cours' })).rejects.toThrow('cours is not a webinar')
    await rm(file)
    const named = { cohort: 'mars', event: 'webinaire', file }
    await expect(
      linesOf(database, (config, output) => storeAttendance(config, named, {}, output)),
    ).rejects.toThrow(`${file} cannot be read: ENOENT`)
  })
})
