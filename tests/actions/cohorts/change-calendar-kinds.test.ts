import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeCalendar } from '../../../src/actions/cohorts/change-calendar.ts'
import { planCalendar } from '../../../src/actions/cohorts/plan-calendar.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { changeHours } from '../../../src/actions/readers/change-hours.ts'
import { pauseReader } from '../../../src/actions/readers/pause.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { CalendarChange } from '../../../src/domain/calendar-change.ts'
import { findCohort } from '../../../src/store/cohorts.ts'
import { rowsOf } from '../../../src/store/database.ts'
import { expectCleanAudit } from '../../support/clean-audit.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { IMPORTED } from '../../support/imported.ts'
import { ORGANISER } from '../../support/organiser.ts'
import { playCourse } from '../../support/play-until.ts'
import { type SmtpSink, startSink } from '../../support/smtp-sink.ts'

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

async function open(schedule: object): Promise<void> {
  course = await openCourse({
    ...{ db: database.db, edition: courseEdition(6, { schedule }), port: sink.port, slug: 'mars' },
    ...{
      dayOne: '2027-03-01',
      joined: '2027-02-20T10:00:00Z',
      people: ['ana@example.org', 'bob@example.org'],
    },
  })
}

async function enrolNow(address: string, own: { zone?: string; at?: string } = {}): Promise<void> {
  const cohort = await findCohort(database.db, 'mars')
  if (!cohort) throw new Error('there is no cohort')
  const { programme } = courseEdition(6)
  const people = [{ address: address as Address, ...own }]
  await enrol(database.db, { ...IMPORTED, cohort, programme, people }, course.clock)
}

const playUntil = (instant: string) => playCourse(database.db, course, instant)

async function change(wanted: CalendarChange): Promise<void> {
  const request = { cohort: 'mars', change: wanted }
  const { hash } = await planCalendar(database.db, request, course.clock)
  await changeCalendar(database.db, { ...request, hash, by: ORGANISER }, course.clock)
}

/** What each reader got and when, `1@03-01T06:30 2@…`, in UTC. */
async function got(): Promise<Record<string, string>> {
  const rows = await rowsOf(
    database.db,
    sql<{ name: string; lessons: string }>`
    select split_part(s.address, '@', 1) as name, string_agg(right(d.letter, 1) || '@'
      || to_char(d.handed_at at time zone 'UTC', 'MM-DD"T"HH24:MI'), ' ' order by d.handed_at) as lessons
    from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id where d.state = 'submitted' group by 1`,
  )
  return Object.fromEntries(rows.map(({ name, lessons }) => [name, lessons]))
}

describe('a change of the calendar', () => {
  it('moves those who joined late and have a day one of their own, and skips whoever takes a break', async () => {
    await open({ late_joiners: 'from-day-one' })
    await playUntil('2027-03-02T12:00:00Z')
    await enrolNow('late@example.org')
    await pauseReader(database.db, { enrolmentId: 2, until: '2027-03-05' }, course.clock)
    await playUntil('2027-03-03T12:00:00Z')
    await change({ move: { days: 2 } })
    await enrolNow('later@example.org')
    await playUntil('2027-03-12T12:00:00Z')
    expect(await got()).toEqual({
      ana: '1@03-01T06:30 2@03-02T06:30 3@03-03T06:30 4@03-06T06:30 5@03-07T06:30 6@03-08T06:30',
      // On a break until the 5th.
      bob: '1@03-01T06:30 2@03-02T06:30 4@03-06T06:30 5@03-07T06:30 6@03-08T06:30',
      late: '1@03-03T06:30 2@03-06T06:30 3@03-07T06:30 4@03-08T06:30 5@03-09T06:30 6@03-10T06:30',
      later: '1@03-04T06:30 2@03-05T06:30 3@03-06T06:30 4@03-07T06:30 5@03-08T06:30 6@03-09T06:30',
    })
    await expectCleanAudit(database.db, course.clock)
  })

  it('is followed by readers who take another hour afterwards: no lesson twice, none missed', async () => {
    await open({ hours: ['07:30', '19:00'] })
    await playUntil('2027-03-02T12:00:00Z')
    await change({ move: { days: 2, from: 4 } })
    await playUntil('2027-03-03T12:00:00Z')
    await changeHours(database.db, { enrolmentId: 1, zone: 'Europe/Paris', at: '19:00' }, course.clock)
    await playUntil('2027-03-10T12:00:00Z')
    expect((await got()).ana).toBe(
      '1@03-01T06:30 2@03-02T06:30 3@03-03T06:30 4@03-06T18:00 5@03-07T18:00 6@03-08T18:00',
    )
    await expectCleanAudit(database.db, course.clock)
  })

  it('takes back a reminder that becomes a part of a lesson, and plans it again when it is none any more', async () => {
    const rule = { name: 'rappel', when: '-P1D at 12:10', of: 'start', to: 'everyone', meets_lesson: 'fold' }
    const start = { day: 5, at: '13:00' }
    const webinar = { kind: 'webinar', title: 'Webinaire', start, minutes: 60, reminders: [rule] }
    await open({ events: { webinaire: webinar } })
    await playUntil('2027-03-02T12:00:00Z')
    const reminder = async () => {
      const query = sql<{
        state: string
      }>`select state from feuilleton.dispatches where letter = 'webinaire.rappel'`
      return (await rowsOf(database.db, query)).map(({ state }) => state)
    }
    expect(await reminder()).toEqual(['planned'])
    await change({ at: '12:00' })
    expect(await reminder()).toEqual(['cancelled'])
    await change({ at: '07:30' })
    expect(await reminder()).toEqual(['planned'])
    await playUntil('2027-03-08T12:00:00Z')
    expect(await reminder()).toEqual(['closed'])
    await expectCleanAudit(database.db, course.clock)
  })

  it('of a rolling cohort concerns those who are in it, and what comes after them', async () => {
    await open({ start: 'rolling' })
    await playUntil('2027-03-02T12:00:00Z')
    await enrolNow('cleo@example.org')
    await playUntil('2027-03-03T12:00:00Z')
    await change({ at: '12:00', rule: { days: 'weekdays' } })
    await enrolNow('dora@example.org')
    await playUntil('2027-03-13T12:00:00Z')
    expect(await got()).toEqual({
      ana: '1@03-01T06:30 2@03-02T06:30 3@03-03T06:30 4@03-04T11:00 5@03-05T11:00 6@03-08T11:00',
      bob: '1@03-01T06:30 2@03-02T06:30 3@03-03T06:30 4@03-04T11:00 5@03-05T11:00 6@03-08T11:00',
      cleo: '1@03-03T06:30 2@03-04T11:00 3@03-05T11:00 4@03-08T11:00 5@03-09T11:00 6@03-10T11:00',
      dora: '1@03-04T11:00 2@03-05T11:00 3@03-08T11:00 4@03-09T11:00 5@03-10T11:00 6@03-11T11:00',
    })
    await expectCleanAudit(database.db, course.clock)
  })
})
