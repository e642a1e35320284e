import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteAttendance } from '../../src/actions/events/note-attendance.ts'
import { unregister } from '../../src/actions/events/register.ts'
import { eraseReader } from '../../src/actions/readers/erase-reader.ts'
import { exportReader } from '../../src/actions/readers/export-reader.ts'
import type { Address } from '../../src/domain/address.ts'
import { countRegistrations } from '../../src/store/registrations.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type EventCourse, openEventCourse } from '../support/event-course.ts'
import { IMPORTED } from '../support/imported.ts'
import { ORGANISER } from '../support/organiser.ts'

let database: TestDatabase
let course: EventCourse

beforeEach(async () => {
  database = await testDatabase()
  const people = ['ana@example.org', 'bob@example.org']
  course = await openEventCourse(database.db, { dayOne: '2027-03-01', people, capacity: 1 })
  await course.registers(1, 2)
})

afterEach(async () => {
  course.close()
  await database.close()
})

const registrationsOf = async (enrolmentId: number) =>
  JSON.parse(JSON.stringify(await exportReader(database.db, enrolmentId, course.clock))).registrations

const places = () => countRegistrations(database.db, { cohortId: course.cohort.id, event: 'webinaire' })

describe('somebody who takes the data along', () => {
  it('has the registrations of their own, with whether they attended', async () => {
    const since = '2027-02-20T10:00:00+00:00'
    const mine = { enrolment_id: 1, event: 'webinaire', state: 'registered', since, attended: null }
    expect(await registrationsOf(1)).toEqual([mine])
    course.clock.set(new Date('2027-03-03T15:00:00Z'))
    const rows = [{ address: 'ana@example.org' as Address, attended: true, line: 2 }]
    await noteAttendance(
      database.db,
      { by: ORGANISER, cohort: 'mars', event: 'webinaire', rows },
      course.clock,
    )
    expect(await registrationsOf(1)).toEqual([{ ...mine, attended: true }])
    expect(await registrationsOf(2)).toMatchObject([{ enrolment_id: 2, state: 'waiting' }])
  })

  it('has one that was taken back too', async () => {
    await unregister(database.db, { enrolmentId: 1, event: 'webinaire' }, course.clock)
    expect(await registrationsOf(1)).toMatchObject([{ event: 'webinaire', state: 'left' }])
  })
})

describe('somebody who has everything erased', () => {
  it('is no longer registered, and the place goes to whoever waits', async () => {
    await eraseReader(database.db, { enrolmentId: 1, keys: IMPORTED.keys }, course.clock)
    expect(await places()).toEqual({ registered: 0, waiting: 1 })
    await course.tick()
    expect(await places()).toEqual({ registered: 1, waiting: 0 })
    expect(await registrationsOf(1)).toMatchObject([{ state: 'left' }])
  })
})
