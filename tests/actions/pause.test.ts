import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askLessonAgain } from '../../src/actions/readers/ask-lesson-again.ts'
import { lookAtMyCourse } from '../../src/actions/readers/my-course.ts'
import { pauseReader } from '../../src/actions/readers/pause.ts'
import { resumeReader } from '../../src/actions/readers/resume.ts'
import { play } from '../../src/rehearsal/play.ts'
import { resumeDue } from '../../src/store/enrolment-pauses.ts'
import { findReader } from '../../src/store/readers.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeAll(async () => {
  sink = await startSink()
})
afterAll(() => sink.close())

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(async () => {
  course.close()
  await database.close()
})

async function open(start: 'fixed' | 'rolling'): Promise<void> {
  course = await openCourse({
    db: database.db,
    edition: courseEdition(5, { schedule: { start, calendar: { days: 'weekdays' } } }),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org'],
    connections: 1,
  })
}

async function playUntil(instant: string): Promise<void> {
  const until = new Date(instant)
  await play({ ...course.deliverer, clock: course.clock }, { until })
  course.clock.set(until)
}

const playOn = () => play({ ...course.deliverer, clock: course.clock })
const pause = (until?: string) => pauseReader(database.db, { enrolmentId: 1, until }, course.clock)
const resume = () => resumeReader(database.db, 1, course.clock)
const reader = async () => (await findReader(database.db, 1))!

/** Such as `['1 submitted 2027-03-01']`. */
async function lessons(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select i.day || ' ' || coalesce(d.reason, d.state) || coalesce(' ' || (d.handed_at at time zone t.zone)::date, '') as line
    from feuilleton.deliveries d join feuilleton.dispatches i on i.id = d.dispatch_id
    join feuilleton.tracks t on t.id = i.track_id
    where i.day > 0 order by i.day`.execute(database.db)
  return rows.map(({ line }) => line)
}

describe('a pause in a fixed cohort', () => {
  it('skips the lessons of the pause, and ends by itself after its last date', async () => {
    await open('fixed')
    await playUntil('2027-03-01T12:00:00Z')
    expect(await pause('2027-03-03')).toBe('paused')
    await playUntil('2027-03-03T22:59:59Z')
    expect(await reader()).toMatchObject({ state: 'paused', pausedUntil: '2027-03-03' })
    expect(await resumeDue(database.db, new Date('2027-03-03T22:59:59Z'))).toBe(0)
    await playOn()
    expect(await reader()).toMatchObject({ state: 'active', pausedUntil: null })
    expect(await lessons()).toEqual([
      '1 submitted 2027-03-01',
      '2 paused',
      '3 paused',
      '4 submitted 2027-03-04',
      '5 submitted 2027-03-05',
    ])
    await expectCleanAudit(database.db, course.clock)
  })

  it('without an end lasts until its reader resumes', async () => {
    await open('fixed')
    expect(await pause()).toBe('paused')
    expect((await lookAtMyCourse(database.db, 1, course.clock.now()))?.next).toBeUndefined()
    await playUntil('2027-03-03T12:00:00Z')
    expect(await resume()).toBe('resumed')
    await playOn()
    expect((await lessons()).map((line) => line.split(' ')[1])).toEqual([
      ...['paused', 'paused', 'paused'],
      ...['submitted', 'submitted'],
    ])
    await expectCleanAudit(database.db, course.clock)
  })

  it('lets its reader ask for a lesson of it, five times a day at most', async () => {
    await open('fixed')
    await pause()
    await playUntil('2027-03-01T12:00:00Z')
    const ask = (letter: string) => askLessonAgain(database.db, { enrolmentId: 1, letter }, course.clock)
    expect(await ask('jour-02')).toBe('no-such-lesson')
    for (let time = 1; time <= 5; time++) expect(await ask('jour-01')).toBe('asked')
    expect(await ask('jour-01')).toBe('too-many')
    expect((await ledgerWords(database.db)).slice(1)).toHaveLength(5)
    course.clock.set(new Date('2027-03-02T12:00:01Z'))
    expect(await ask('jour-01')).toBe('asked')
  })

  it('ends within a year, and begins no earlier than today', async () => {
    await open('fixed')
    expect(await pause('2027-02-19')).toBe('bad-date')
    expect(await pause('2029-01-01')).toBe('bad-date')
    expect((await reader()).state).toBe('active')
  })
})

describe('a pause in a rolling cohort', () => {
  it('shifts the calendar: the next lesson falls on the first teaching date after it', async () => {
    await open('rolling')
    await playUntil('2027-03-02T12:00:00Z')
    expect(await pause()).toBe('date-needed')
    expect(await pause('2027-03-12')).toBe('shifted')
    const { next, isOnBreak } = (await lookAtMyCourse(database.db, 1, course.clock.now()))!
    expect(next).toMatchObject({ day: 3, date: '2027-03-15' })
    expect(isOnBreak).toBe(true)
    await playOn()
    expect(await lessons()).toEqual([
      '1 submitted 2027-03-01',
      '2 submitted 2027-03-02',
      '3 submitted 2027-03-15',
      '4 submitted 2027-03-16',
      '5 submitted 2027-03-17',
    ])
    await expectCleanAudit(database.db, course.clock)
    expect(await pause('2027-03-30')).toBe('nothing-left')
  })

  it('ends early when its reader resumes: the next lesson leaves on the next teaching date', async () => {
    await open('rolling')
    await playUntil('2027-03-02T12:00:00Z')
    await pause('2027-05-01')
    await playUntil('2027-03-10T12:00:00Z')
    expect(await resume()).toBe('resumed')
    await playOn()
    expect((await lessons()).slice(2)).toEqual([
      '3 submitted 2027-03-11',
      '4 submitted 2027-03-12',
      '5 submitted 2027-03-15',
    ])
    await expectCleanAudit(database.db, course.clock)
  })

  it('does not let anybody begin before the cohort does', async () => {
    await open('rolling')
    await pause('2027-02-25')
    expect((await reader()).track.dayOne).toBe('2027-02-26')
  })
})
