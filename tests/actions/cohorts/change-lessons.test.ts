import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeCalendar, undoCalendar } from '../../../src/actions/cohorts/change-calendar.ts'
import { bringEdition } from '../../../src/actions/cohorts/correct-cohort.ts'
import { planCalendar } from '../../../src/actions/cohorts/plan-calendar.ts'
import { planCorrection } from '../../../src/actions/cohorts/plan-correction.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { changeHours } from '../../../src/actions/readers/change-hours.ts'
import { lookAtMyCourse } from '../../../src/actions/readers/my-course.ts'
import { pauseReader } from '../../../src/actions/readers/pause.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { CalendarChange } from '../../../src/domain/calendar-change.ts'
import type { Edition } from '../../../src/domain/edition.ts'
import { attempt } from '../../../src/domain/refusal.ts'
import { findCohort } from '../../../src/store/cohorts.ts'
import { rowsOf } from '../../../src/store/database.ts'
import { expectCleanAudit } from '../../support/clean-audit.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { lessonText } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { IMPORTED } from '../../support/imported.ts'
import { journalLines } from '../../support/journal-lines.ts'
import { listedEdition } from '../../support/listed-edition.ts'
import { ORGANISER } from '../../support/organiser.ts'
import { playCourse } from '../../support/play-until.ts'
import { type SmtpSink, startSink } from '../../support/smtp-sink.ts'

const named = (letters: string) => letters.split('').map((letter) => `jour-${letter}`)
const edition = listedEdition(named('abcdef'))
const listed = (letters: string, schedule: object = {}) => listedEdition(named(letters), { schedule })
const rolling = (letters: string) => listed(letters, { start: 'rolling' })

let database: TestDatabase
let sink: SmtpSink
let course: Course
let begunWith: Edition

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

async function open(first: Edition = edition): Promise<void> {
  begunWith = first
  course = await openCourse({
    ...{ db: database.db, edition: first, port: sink.port, slug: 'mars', dayOne: '2027-03-01' },
    ...{ joined: '2027-02-20T10:00:00Z', people: ['ana@example.org', 'bob@example.org'] },
  })
}

async function enrolNow(address: string, own: { zone?: string; at?: string } = {}): Promise<void> {
  // As they were read before the lessons changed: an import takes its time.
  const { cohort } = course
  const people = [{ address: address as Address, ...own }]
  await enrol(database.db, { ...IMPORTED, cohort, programme: begunWith.programme, people }, course.clock)
}

const playUntil = (instant: string) => playCourse(database.db, course, instant)
const plan = (after: Edition) => planCorrection(database.db, { cohort: 'mars', after }, course.clock)

async function bring(after: Edition) {
  const { hash } = await plan(after)
  return bringEdition(database.db, { cohort: 'mars', after, hash, by: ORGANISER }, course.clock)
}

async function change(wanted: CalendarChange) {
  const request = { cohort: 'mars', change: wanted }
  const { hash } = await planCalendar(database.db, request, course.clock)
  return changeCalendar(database.db, { ...request, hash, by: ORGANISER }, course.clock)
}

/** What each reader got and when, `a@01T06 b@02T06 …`, in UTC. */
async function got(): Promise<Record<string, string>> {
  const rows = await rowsOf(
    database.db,
    sql<{ name: string; lessons: string }>`
    select split_part(s.address, '@', 1) as name, string_agg(right(d.letter, 1) || '@'
      || to_char(d.handed_at at time zone 'UTC', 'DD"T"HH24'), ' ' order by d.handed_at) as lessons
    from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where d.state = 'submitted' and d.kind = 'lesson' group by 1`,
  )
  return Object.fromEntries(rows.map(({ name, lessons }) => [name, lessons]))
}

describe('the lessons of a cohort that runs', () => {
  it('are inserted and dropped where they are still to come, on the dates of its calendar', async () => {
    await open()
    await playUntil('2027-03-02T12:00:00Z')
    const { letters, lessons } = await plan(listed('abcxdf'))
    expect(letters).toMatchObject([
      { letter: 'jour-x', day: 4, change: 'added', toCome: 2, left: 0, past: 0 },
      { letter: 'jour-e', change: 'removed', toCome: 2, left: 0 },
    ])
    expect(lessons?.tracks[0]?.lessons.map(({ letter, after }) => [letter, after?.date])).toEqual([
      ...[
        ['jour-x', '2027-03-04'],
        ['jour-d', '2027-03-05'],
        ['jour-e', undefined],
      ],
    ])
    await bring(listed('abcxdf'))
    await playUntil('2027-03-09T00:00:00Z')
    expect((await got()).ana).toBe('a@01T06 b@02T06 c@03T06 x@04T06 d@05T06 f@06T06')
    await expectCleanAudit(database.db, course.clock)
    expect(await journalLines(database.db)).toContain(
      `Camille changed the lessons of “Essai”: 1 inserted, 1 dropped (edition ${edition.hash} → ${listed('abcxdf').hash})`,
    )
  })

  it('that are inserted do not go back to whoever is past them: it is said how many those are', async () => {
    await open()
    await enrolNow('maya@example.org', { zone: 'Indian/Reunion' })
    await enrolNow('moana@example.org', { zone: 'Pacific/Tahiti' })
    await playUntil('2027-03-03T04:00:00Z')
    const longer = listed('abxcdef')
    expect((await plan(longer)).letters).toMatchObject([{ letter: 'jour-x', toCome: 3, past: 1 }])
    await bring(longer)
    await playUntil('2027-03-10T00:00:00Z')
    const letters = await got()
    expect(letters.maya).toBe('a@01T03 b@02T03 c@03T03 d@04T03 e@05T03 f@06T03')
    expect(letters.ana).toBe('a@01T06 b@02T06 x@03T06 c@04T06 d@05T06 e@06T06 f@07T06')
    expect(letters.moana).toBe('a@01T17 b@02T17 x@03T17 c@04T17 d@05T17 e@06T17 f@07T17')
    await expectCleanAudit(database.db, course.clock)
  })

  it('stay where somebody has had them, in their order and with their numbers', async () => {
    await open()
    await playUntil('2027-03-03T12:00:00Z')
    expect(await attempt(bring(listed('acdef')))).toEqual({ refused: 'lesson-had', lesson: 2, people: 2 })
    expect(await attempt(bring(listed('adbcef')))).toMatchObject({ refused: 'lessons-disordered', lesson: 4 })
    expect(await attempt(bring(listed('abcdef', { at: '08:00' })))).toMatchObject({
      refused: 'structure-changed',
      parts: ['hours'],
    })
    expect((await findCohort(database.db, 'mars'))?.editionHash).toBe(edition.hash)
  })

  it('change in what a plan says when one of them leaves: then nothing is done, and the new plan comes back', async () => {
    await open()
    await playUntil('2027-03-02T12:00:00Z')
    const after = listed('abxcdef')
    const { hash } = await plan(after)
    await playUntil('2027-03-03T12:00:00Z')
    const request = { cohort: 'mars', after, hash, by: ORGANISER }
    const outcome = await bringEdition(database.db, request, course.clock)
    expect(outcome).toMatchObject({ made: 'stale', plan: { letters: [{ toCome: 0, past: 2 }] } })
    expect((await findCohort(database.db, 'mars'))?.editionHash).toBe(edition.hash)
  })

  it('of a rolling cohort change for each reader by how far they are, in a pause and out of it', async () => {
    await open(rolling('abcdef'))
    await playUntil('2027-03-03T12:00:00Z')
    await enrolNow('late@example.org')
    const [bob] = await rowsOf(
      database.db,
      sql<{ id: number }>`
      select e.id from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
      where s.address = 'bob@example.org'`,
    )
    await pauseReader(database.db, { enrolmentId: bob!.id, until: '2027-03-06' }, course.clock)
    expect((await plan(rolling('abxcdef'))).letters).toMatchObject([{ letter: 'jour-x', toCome: 1, past: 2 }])
    expect(await attempt(bring(rolling('abcdfe')))).toMatchObject({
      refused: 'lessons-disordered',
      lesson: 5,
    })
    await bring(rolling('abxcdef'))
    expect((await lookAtMyCourse(database.db, bob!.id, course.clock.now()))?.next?.letter).toBe('jour-d')
    await playUntil('2027-03-20T00:00:00Z')
    const letters = await got()
    expect(letters.ana).toMatch(/^a@\d\dT\d\d b@\S+ c@\S+ d@\S+ e@\S+ f@\S+$/)
    expect(letters.late).toBe('a@04T06 b@05T06 x@06T06 c@07T06 d@08T06 e@09T06 f@10T06')
    expect(letters.bob).toMatch(/^a@\S+ b@\S+ c@\S+ d@08T06 e@09T06 f@10T06$/)
    await expectCleanAudit(database.db, course.clock)
  })

  it('are followed by newcomers, and by readers who take another hour: none twice, none missed', async () => {
    await open()
    await playUntil('2027-03-02T12:00:00Z')
    await bring(listed('abxcdf'))
    await enrolNow('new@example.org', { at: '12:00' })
    await playUntil('2027-03-03T08:00:00Z')
    const [ana] = await rowsOf(
      database.db,
      sql<{ id: number }>`select id from feuilleton.enrolments order by id limit 1`,
    )
    await changeHours(database.db, { enrolmentId: ana!.id, zone: 'Europe/Paris', at: '12:00' }, course.clock)
    await playUntil('2027-03-10T00:00:00Z')
    const letters = await got()
    expect(letters.new).toBe('x@03T11 c@04T11 d@05T11 f@06T11')
    expect(letters.ana).toBe('a@01T06 b@02T06 x@03T06 c@04T11 d@05T11 f@06T11')
    await expectCleanAudit(database.db, course.clock)
  })

  it('change on day 10 after each other kind of change: late joiners, four zones, a break and a webinar', async () => {
    const veille = { name: 'veille', when: '-P1D at 09:00', of: 'start', to: 'everyone' }
    const start = { day: 12, at: '13:00' }
    const webinaire = { kind: 'webinar', title: 'Webinaire', start, minutes: 60, reminders: [veille] }
    const schedule = { late_joiners: 'from-day-one', events: { webinaire } }
    const ofDay10 = (letters: string, lessons = {}) => listedEdition(named(letters), { schedule, lessons })
    await open(ofDay10('abcdefghijklmn'))
    for (const zone of ['Indian/Reunion', 'America/Toronto', 'Pacific/Tahiti'])
      await enrolNow(`${zone.slice(-4).toLowerCase()}@example.org`, { zone })
    await playUntil('2027-03-03T12:00:00Z')
    await enrolNow('late@example.org')
    await pauseReader(database.db, { enrolmentId: 2, until: '2027-03-12' }, course.clock)
    // Day 10 has begun on Réunion alone.
    await playUntil('2027-03-10T04:00:00Z')
    await change({ move: { days: 2, from: 12 } })
    await bring(ofDay10('abcdefghixjklyn'))
    await change({ at: '08:00' })
    await change({ rule: { days: 'every-day', skipped: { dates: ['2027-03-12'], then: 'shift' } } })
    await bring(ofDay10('abcdefghixjklyn', { 'jour-n': lessonText(15, 'Sans faute.') }))
    await playUntil('2027-04-05T00:00:00Z')
    const letters = Object.entries(await got()).map(([name, lessons]) => [
      name,
      lessons.replace(/@\S+ ?/g, ''),
    ])
    expect(Object.fromEntries(letters)).toEqual({
      ...{ ana: 'abcdefghixjklyn', onto: 'abcdefghixjklyn', hiti: 'abcdefghixjklyn' },
      // Who has had the tenth is past x; who takes a break does without what leaves meanwhile.
      ...{ nion: 'abcdefghijklyn', bob: 'abcklyn', late: 'abcdefghixjklyn' },
    })
    await expectCleanAudit(database.db, course.clock)
  })

  it('are not put back by undoing a change of dates', async () => {
    await open()
    await playUntil('2027-03-02T12:00:00Z')
    await bring(listed('abcde'))
    expect(
      await attempt(undoCalendar(database.db, { cohort: 'mars', by: ORGANISER }, course.clock)),
    ).toMatchObject({
      refused: 'nothing-to-undo',
    })
  })

  it('are changed whole or not at all', async () => {
    await open()
    await playUntil('2027-03-02T12:00:00Z')
    const state = async () => ({
      cohorts: await rowsOf(database.db, sql<object>`select * from feuilleton.cohorts`),
      tracks: await rowsOf(database.db, sql<object>`select * from feuilleton.tracks order by id`),
      dispatches: await rowsOf(database.db, sql<object>`select * from feuilleton.dispatches order by id`),
    })
    await sql`drop table feuilleton.journal cascade`.execute(database.db)
    const before = await state()
    await expect(bring(listed('abxcdf'))).rejects.toThrow(/journal/)
    expect(await state()).toEqual(before)
  })
})
