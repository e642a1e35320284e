import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAttendance } from '../../src/actions/events/read-attendance.ts'
import { unregister } from '../../src/actions/events/register.ts'
import { eraseReader } from '../../src/actions/readers/erase-reader.ts'
import { showRegistrations } from '../../src/cli/events/registrations.ts'
import { linesOf } from '../support/command-lines.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type EventCourse, openEventCourse } from '../support/event-course.ts'
import { IMPORTED } from '../support/imported.ts'

const PEOPLE = ['ana', 'bob', 'cleo', 'dan', 'eve', 'fay'].map((name) => `${name}@example.org`)

let database: TestDatabase
let course: EventCourse

beforeEach(async () => {
  database = await testDatabase()
  course = await openEventCourse(database.db, { dayOne: '2027-03-01', people: PEOPLE, capacity: 3 })
  course.clock.set(new Date('2027-02-28T23:30:00Z'))
  await course.registers(3, 1, 4)
  course.clock.set(new Date('2027-03-01T08:00:00Z'))
  await course.registers(5, 2)
  await unregister(database.db, { enrolmentId: 4, event: 'webinaire' }, course.clock)
  await sql`update feuilleton.registrations set attended = enrolment_id = 1 where state = 'registered'`.execute(
    database.db,
  )
})

afterEach(async () => {
  course.close()
  await database.close()
})

const show = (options: { csv?: boolean; json?: boolean } = {}, event = 'webinaire') =>
  linesOf(database, (config, output) => showRegistrations(config, { cohort: 'mars', event }, options, output))

describe('feuilleton event registrations', () => {
  it('says who is registered, waits or has left, in that order, since when and whether they attended', async () => {
    await sql`update feuilleton.subscribers set first_name = 'Ana' where id = 1`.execute(database.db)
    expect(await show()).toEqual([
      'webinaire, Le webinaire (mars, Europe/Paris)',
      '2 of 3 registered, 2 waiting, 1 left; 1 attended, 1 did not',
      'ADDRESS           FIRST NAME  STATE       SINCE (Europe/Paris)  ATTENDED',
      'ana@example.org   Ana         registered  Mon 2027-03-01 00:30  yes',
      'cleo@example.org              registered  Mon 2027-03-01 00:30  no',
      'bob@example.org               waiting     Mon 2027-03-01 09:00',
      'eve@example.org               waiting     Mon 2027-03-01 09:00',
      'dan@example.org               left        Mon 2027-03-01 09:00',
    ])
  })

  it('gives a spreadsheet that runs nothing', async () => {
    const nasty = ['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', ' =1+1', '\t=1', 'a,b;"c"\nd']
    const lines: string[] = []
    for (const name of nasty) {
      await sql`update feuilleton.subscribers set first_name = ${name} where id = 1`.execute(database.db)
      lines.push((await show({ csv: true })).find((line) => line.startsWith('ana@')) ?? '')
    }
    const cells = lines.map((line) =>
      line.slice('ana@example.org,'.length, -',registered,2027-03-01 00:30,yes'.length),
    )
    expect(cells).toEqual([
      `"'=HYPERLINK(""http://evil.example"")"`,
      "'+1",
      "'-1",
      "'@SUM(A1)",
      "' =1+1",
      '"\'\t=1"',
      '"a,b;""c""\nd"',
    ])
    await sql`update feuilleton.subscribers set address = '=1+1@example.org' where id = 1`.execute(
      database.db,
    )
    expect((await show({ csv: true }))[1]).toMatch(/^'=1\+1@example\.org,/)
  })

  it('gives a spreadsheet that can be filled in and read back', async () => {
    const lines = await show({ csv: true })
    expect(lines[0]).toBe('address,first_name,state,since,attended')
    const bytes = new TextEncoder().encode(lines.map((line) => line.replace(/,$/, ',no')).join('\n'))
    const { rows, mistakes } = readAttendance(bytes)
    expect(mistakes).toEqual([])
    expect(rows.map(({ address, attended }) => `${address} ${attended}`)).toEqual([
      'ana@example.org true',
      ...['cleo', 'bob', 'eve', 'dan'].map((name) => `${name}@example.org false`),
    ])
  })

  it('gives JSON, with instants', async () => {
    expect(JSON.parse((await show({ json: true })).join(''))).toMatchObject({
      ...{ cohort: 'mars', event: 'webinaire' },
      counts: { registered: 2, waiting: 2, left: 1, attended: 1, absent: 1 },
      people: [
        { address: 'ana@example.org', since: '2027-02-28T23:30:00.000Z', follows: 'course' },
        {},
        {},
        {},
        {},
      ],
    })
  })

  it('leaves out who had themselves erased', async () => {
    await eraseReader(database.db, { enrolmentId: 3, keys: IMPORTED.keys }, course.clock)
    const lines = await show()
    expect(lines[1]).toBe('1 of 3 registered, 2 waiting, 1 left; 1 attended, 0 did not')
    expect(lines.join('\n')).not.toMatch(/cleo|erased/)
  })

  it('says so when there is nobody', async () => {
    expect((await show({}, 'cours')).slice(1)).toEqual(['0 went on from our page to its sign-up; 0 left'])
    expect((await show({}, 'guide')).slice(1)).toEqual(['Nobody registers for a release.'])
    await expect(show({}, 'atelier')).rejects.toThrow("has no event 'atelier'")
  })
})
