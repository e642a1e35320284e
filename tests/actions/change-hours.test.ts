import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { changeHours } from '../../src/actions/readers/change-hours.ts'
import { localDate } from '../../src/domain/local-time.ts'
import { play } from '../../src/rehearsal/play.ts'
import { findReader } from '../../src/store/readers.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, letterName } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { locksWaitedFor } from '../support/locks.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const ANA = 'ana@example.org'
const BOB = 'bob@example.org'

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeAll(async () => {
  sink = await startSink()
})
afterAll(() => sink.close())

beforeEach(async () => {
  database = await testDatabase()
  course = await open()
})

afterEach(async () => {
  course.close()
  await database.close()
})

const open = (slug = 'essai', schedule: object = {}) =>
  openCourse({
    db: database.db,
    edition: courseEdition(4, { schedule }),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [ANA, BOB],
    connections: 1,
    slug,
  })

const playUntil = (instant: string) => {
  const until = new Date(instant)
  return play({ ...course.deliverer, clock: course.clock }, { until }).then(() => course.clock.set(until))
}

const playOn = () => play({ ...course.deliverer, clock: course.clock })

async function lessonsOf(address: string): Promise<string[]> {
  const words = await ledgerWords(database.db)
  return words.filter((line) => line.includes(address)).map((line) => line.replace(` ${address}`, ''))
}

const move = (zone: string, at: string, enrolmentId = 1) =>
  changeHours(database.db, { enrolmentId, zone, at }, course.clock)

const ALL = [1, 2, 3, 4].map((day) => `${letterName(day)} submitted`)

describe('a reader who changes the hour', () => {
  it('leaves no track behind that nobody was written to on', async () => {
    const tracks = async () =>
      (
        await sql<{ track: string }>`
          select t.zone || ' ' || t.at_time as track from feuilleton.tracks t order by t.id`.execute(
          database.db,
        )
      ).rows.map(({ track }) => track)
    for (const zone of ['Asia/Colombo', 'America/Lima', 'Asia/Tokyo', 'Indian/Reunion'])
      await changeHours(database.db, { enrolmentId: 1, zone, at: '08:00' }, course.clock)
    expect(await tracks()).toEqual(['Europe/Paris 07:30', 'Indian/Reunion 08:00'])
    const home = { zone: 'Europe/Paris', at: '07:30' }
    for (const enrolmentId of [1, 2]) await changeHours(database.db, { enrolmentId, ...home }, course.clock)
    expect(await tracks()).toEqual(['Europe/Paris 07:30'])
    await playOn()
    await expectCleanAudit(database.db, course.clock)
  })

  it('to one that has passed gets the lesson of today at once, and the others at the new hour', async () => {
    await playUntil('2027-03-02T05:00:00Z')
    expect(await move('Europe/Paris', '05:30')).toBe('changed')
    await course.run()
    expect(await lessonsOf(ANA)).toEqual(ALL.slice(0, 2))
    expect(await lessonsOf(BOB)).toEqual(ALL.slice(0, 1))
    await playOn()
    expect(await lessonsOf(ANA)).toEqual(ALL)
    expect(await instantsOf(1)).toEqual([
      '2027-03-01T06:30:00.000Z',
      '2027-03-02T05:00:00.000Z',
      '2027-03-03T04:30:00.000Z',
      '2027-03-04T04:30:00.000Z',
    ])
    await expectCleanAudit(database.db, course.clock)
  })

  it('to a later one, having had the lesson of today, does not get it twice', async () => {
    await playUntil('2027-03-02T08:00:00Z')
    await move('Europe/Paris', '21:00')
    await playOn()
    expect(await lessonsOf(ANA)).toEqual(ALL)
    expect((await instantsOf(1))[2]).toBe('2027-03-03T20:00:00.000Z')
    await expectCleanAudit(database.db, course.clock)
  })

  it('over the rest of a day gets the lesson of that day before the jump', async () => {
    await move('Europe/Paris', '21:00')
    await playUntil('2027-03-02T19:00:00Z')
    await move('Asia/Kolkata', '21:00')
    await course.run()
    expect(await lessonsOf(ANA)).toEqual(ALL.slice(0, 2))
    await playOn()
    expect(await lessonsOf(ANA)).toEqual(ALL)
    await expectCleanAudit(database.db, course.clock)
  })

  it('has a lesson that is late end before the next one of the new track', async () => {
    await playUntil('2027-03-01T06:29:00Z')
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    await course.tick()
    await move('Pacific/Kiritimati', '07:30')
    const { rows } = await sql<{ letter: string; expiresAt: Date }>`
      select letter, expires_at from feuilleton.deliveries where enrolment_id = 1`.execute(database.db)
    expect(rows).toEqual([{ letter: letterName(1), expiresAt: new Date('2027-03-01T17:30:00Z') }])
    await playOn()
    expect(await lessonsOf(ANA)).toEqual(ALL)
    await expectCleanAudit(database.db, course.clock)
  })

  it('and has left, or never was, changes nothing', async () => {
    await leave(database.db, { enrolmentId: 1, scope: 'course', how: 'page' }, course.clock)
    expect(await move('Asia/Kolkata', '21:00')).toBe('not-reading')
    expect(await move('Asia/Kolkata', '21:00', 99)).toBe('not-reading')
    expect((await findReader(database.db, 1))?.track.zone).toBe('Europe/Paris')
  })
})

describe('a change of hours against a tick that has the same track', () => {
  it('waits for it, and finds the lesson in the ledger', async () => {
    await playUntil('2027-03-01T06:00:00Z')
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    const tick = await database.db.startTransaction().execute()
    await sql`select from feuilleton.tracks where id = 1 for share`.execute(tick)
    const moving = move('Europe/Paris', '09:00')
    await locksWaitedFor(database.db, 1)
    await sql`
      insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, letter, next_at, expires_at)
      select id, 1, kind, letter, due_at, expires_at from feuilleton.dispatches where letter = 'jour-01' and track_id = 1`.execute(
      tick,
    )
    await tick.commit().execute()
    await moving
    await playOn()
    expect(await lessonsOf(ANA)).toEqual(ALL)
    await expectCleanAudit(database.db, course.clock)
  })
})

describe('a reader who travels and changes the hour at any moment', () => {
  const zones = [
    'Europe/Paris',
    'Asia/Kolkata',
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'Pacific/Honolulu',
    'Africa/Casablanca',
  ]
  const stop = fc.record({
    hours: fc.integer({ min: 1, max: 40 }),
    zone: fc.constantFrom(...zones),
    at: fc.constantFrom('00:00', '07:30', '12:15', '23:30'),
  })

  it('gets every lesson of a day that the journey did not jump over, in order, once', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(stop, { minLength: 1, maxLength: 3 }), async (journey) => {
        const own = await open(`essai-${++run}`)
        const enrolmentId = await firstOf(own.cohort.id)
        own.clock.set(new Date('2027-02-28T22:00:00Z'))
        for (const { hours, zone, at } of journey) {
          const until = new Date(own.clock.now().getTime() + hours * 3_600_000)
          await play({ ...own.deliverer, clock: own.clock }, { until })
          own.clock.set(until)
          await changeHours(database.db, { enrolmentId, zone, at }, own.clock)
        }
        await play({ ...own.deliverer, clock: own.clock })
        own.close()
        const { rows } = await sql<{ letter: string; state: string; reason: string }>`
          select letter, state, reason from feuilleton.deliveries where enrolment_id = ${enrolmentId} order by letter`.execute(
          database.db,
        )
        expect(rows.map(({ letter }) => letter)).toEqual([1, 2, 3, 4].map(letterName))
        const reasons = rows.map(({ state, reason }) => (state === 'submitted' ? state : reason))
        expect(reasons.every((word) => word === 'submitted' || word === 'expired')).toBe(true)
        await expectCleanAudit(database.db, own.clock)
      }),
      { numRuns: 12 },
    )
  })

  async function firstOf(cohortId: number): Promise<number> {
    const { rows } = await sql<{ id: number }>`
      select min(id) as id from feuilleton.enrolments where cohort_id = ${cohortId}`.execute(database.db)
    return rows[0]!.id
  }
})

async function instantsOf(enrolmentId: number): Promise<string[]> {
  const { rows } = await sql<{ at: Date }>`
    select handed_at as at from feuilleton.deliveries where enrolment_id = ${enrolmentId} order by letter`.execute(
    database.db,
  )
  expect(new Set(rows.map(({ at }) => localDate(at, 'Europe/Paris'))).size).toBe(rows.length)
  return rows.map(({ at }) => at.toISOString())
}
