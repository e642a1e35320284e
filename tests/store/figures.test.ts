import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { noteAttendance } from '../../src/actions/events/note-attendance.ts'
import { register } from '../../src/actions/events/register.ts'
import { markLesson } from '../../src/actions/readers/mark-lesson.ts'
import type { Address } from '../../src/domain/address.ts'
import { listGraduates } from '../../src/store/completions.ts'
import { countBounces, countEvents, countFigures, countLeftByDay } from '../../src/store/figures.ts'
import { countReasons, listReasons } from '../../src/store/reasons.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ORGANISER } from '../support/organiser.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const edition = courseEdition(2, {
  schedule: {
    events: {
      webinaire: {
        kind: 'webinar',
        title: 'Webinaire',
        start: { day: 1, at: '13:00' },
        minutes: 60,
        reminders: [],
      },
    },
  },
})

let database: TestDatabase
let sink: SmtpSink
let course: Course

const people = [
  'ana@example.org',
  'bob@example.org',
  'cleo@bounce.example',
  'dan@example.org',
  'eve@example.org',
]

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink((verb, line) =>
    verb === 'rcpt' && line.includes('bounce.example') ? '550 5.1.1 no such user' : undefined,
  )
  course = await openCourse({
    ...{ db: database.db, edition, port: sink.port, slug: 'mars', dayOne: '2027-03-01', people },
    joined: '2027-02-20T10:00:00Z',
  })
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

async function playUntil(instant: string): Promise<void> {
  course.clock.set(new Date(instant))
  await course.run()
}

const quit = (enrolmentId: number, why?: { reason: 'no-time' | 'other'; words: string }) =>
  leave(database.db, { enrolmentId, scope: 'course', how: 'page', why }, course.clock)
const mark = (enrolmentId: number, letter: string) =>
  markLesson(database.db, { enrolmentId, letter, now: course.clock.now() })

describe('the figures of a cohort', () => {
  it('say who joined, left, bounced, got the last lesson and has a certificate', async () => {
    await playUntil('2027-03-01T07:00:00Z')
    await quit(4, { reason: 'no-time', words: '' })
    await mark(1, 'jour-01')
    await playUntil('2027-03-02T07:00:00Z')
    await mark(1, 'jour-02')
    await mark(2, 'jour-02')
    expect(await countFigures(database.db, [course.cohort.id])).toEqual([
      expect.objectContaining({
        enrolled: 5,
        following: 4,
        left: 1,
        switched: 0,
        guests: 0,
        reachedEnd: 3,
        completed: 1,
        bounced: 1,
      }),
    ])
    expect(await listGraduates(database.db, course.cohort.id, { most: 10 })).toMatchObject([
      { address: 'ana@example.org', completedAt: course.clock.now() },
    ])
    expect(await countBounces(database.db, course.cohort.id, 10)).toEqual([
      { domain: 'bounce.example', people: 1 },
    ])
  })

  it('count who left on the days of the cohort’s zone, and not who went on in another cohort', async () => {
    course.clock.set(new Date('2027-02-28T23:30:00Z'))
    await quit(1)
    await quit(2)
    course.clock.set(new Date('2027-03-02T12:00:00Z'))
    await quit(3)
    await quit(4)
    await sql`update feuilleton.enrolments set left_reason = 'switched' where id = 4`.execute(database.db)
    expect(await countLeftByDay(database.db, course.cohort.id)).toEqual([
      { day: '2027-03-01', count: 2 },
      { day: '2027-03-02', count: 1 },
    ])
  })

  it('count registrations of events, and who was there', async () => {
    for (const enrolmentId of [1, 2, 3])
      await register(database.db, { enrolmentId, event: 'webinaire' }, course.clock)
    course.clock.set(new Date('2027-03-01T14:00:00Z'))
    const rows = [{ address: 'ana@example.org' as Address, attended: true, line: 2 }]
    await noteAttendance(
      database.db,
      { by: ORGANISER, cohort: 'mars', event: 'webinaire', rows },
      course.clock,
    )
    expect(await countEvents(database.db, course.cohort.id)).toEqual([
      { event: 'webinaire', registered: 3, waiting: 0, left: 0, attended: 1, absent: 2 },
    ])
  })
})

describe('why people left', () => {
  it('is told in their words, the latest first, and counted by reason', async () => {
    await quit(1, { reason: 'no-time', words: '' })
    course.clock.set(new Date('2027-02-21T10:00:00Z'))
    await quit(2, { reason: 'other', words: 'Je pars : en voyage.' })
    await quit(3)
    const all = await listReasons(database.db, { filter: {}, most: 10 })
    expect(all.map(({ why, words, cohortSlug }) => [why, words, cohortSlug])).toEqual([
      ['other', 'Je pars : en voyage.', 'mars'],
      ['no-time', null, 'mars'],
    ])
    const [latest] = all
    const below = latest && { at: latest.leftAt, id: latest.enrolmentId }
    expect(await listReasons(database.db, { filter: {}, below, most: 10 })).toEqual(all.slice(1))
    expect(await countReasons(database.db, {})).toEqual(
      new Map([
        ['no-time', 1],
        ['other', 1],
      ]),
    )
  })
})
