import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeCalendar, undoCalendar } from '../../../src/actions/cohorts/change-calendar.ts'
import { planCalendar } from '../../../src/actions/cohorts/plan-calendar.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { changeEvent } from '../../../src/actions/events/change-event.ts'
import { eventsOfCohort } from '../../../src/actions/events/events-of-cohort.ts'
import { deliverChunk } from '../../../src/delivery/deliver.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { CalendarChange } from '../../../src/domain/calendar-change.ts'
import { attempt } from '../../../src/domain/refusal.ts'
import { rowsOf } from '../../../src/store/database.ts'
import { expectCleanAudit } from '../../support/clean-audit.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition, lessonText } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { IMPORTED } from '../../support/imported.ts'
import { journalLines } from '../../support/journal-lines.ts'
import { ORGANISER } from '../../support/organiser.ts'
import { playCourse } from '../../support/play-until.ts'
import { type SmtpSink, startSink } from '../../support/smtp-sink.ts'

const edition = courseEdition(5, {
  schedule: {
    events: {
      webinaire: {
        kind: 'webinar',
        title: 'Webinaire',
        start: { day: 4, at: '13:00' },
        minutes: 90,
        reminders: [{ name: 'veille', when: '-P1D at 09:00', of: 'start', to: 'everyone' }],
      },
    },
  },
  lessons: {
    'jour-02': lessonText(2, 'La suite : {% if next %}{{ next.date | relative_day }}{% endif %}.'),
  },
})

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  course = await openCourse({
    ...{ db: database.db, edition, port: sink.port, slug: 'mars', dayOne: '2027-03-01' },
    ...{ joined: '2027-02-20T10:00:00Z', people: ['ana@example.org'] },
  })
  await enrolToo('maya@example.org', { zone: 'Indian/Reunion' })
  await enrolToo('tom@example.org', { at: '12:00' })
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

async function enrolToo(address: string, own: { zone?: string; at?: string }): Promise<void> {
  const people = [{ address: address as Address, ...own }]
  const { cohort, clock } = course
  await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people }, clock)
}

const playUntil = (instant: string) => playCourse(database.db, course, instant)

async function change(wanted: CalendarChange) {
  const request = { cohort: 'mars', change: wanted }
  const { hash } = await planCalendar(database.db, request, course.clock)
  return changeCalendar(database.db, { ...request, hash, by: ORGANISER }, course.clock)
}

/** When each letter left, by reader, in UTC. */
async function left(address: string): Promise<string[]> {
  const rows = await rowsOf(
    database.db,
    sql<{ letter: string; handedAt: Date }>`
    select d.letter, d.handed_at from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
    where s.address = ${address} and d.state = 'submitted' order by d.handed_at, d.letter`,
  )
  return rows.map(({ letter, handedAt }) => `${letter} ${handedAt.toISOString().slice(5, 16)}`)
}

describe('a change of the calendar of a cohort', () => {
  it('moves the lessons still to leave of everybody, and none that has left', async () => {
    await playUntil('2027-03-02T08:00:00Z')
    await change({ move: { days: 2 } })
    await playUntil('2027-03-09T00:00:00Z')
    expect(await left('ana@example.org')).toEqual([
      ...['jour-01 03-01T06:30', 'jour-02 03-02T06:30'],
      // The webinar stays on the 4th.
      'webinaire.veille 03-03T08:00',
      ...['jour-03 03-05T06:30', 'jour-04 03-06T06:30', 'jour-05 03-07T06:30'],
    ])
    expect(await left('tom@example.org')).toEqual([
      'jour-01 03-01T11:00',
      'webinaire.veille 03-03T08:00',
      ...['jour-02 03-04T11:00', 'jour-03 03-05T11:00', 'jour-04 03-06T11:00', 'jour-05 03-07T11:00'],
    ])
    await expectCleanAudit(database.db, course.clock)
    expect(await journalLines(database.db)).toContain(
      'Camille changed “Essai”: date of lesson 3: Wednesday 3 March 2027 → Friday 5 March 2027',
    )
  })

  it('changes the hour of the cohort, and leaves an own one: nobody gets a lesson twice', async () => {
    await playUntil('2027-03-02T08:00:00Z')
    await change({ at: '12:00' })
    await playUntil('2027-03-06T00:00:00Z')
    expect(await lessonsOf('ana@example.org')).toEqual([
      ...['jour-01 03-01T06:30', 'jour-02 03-02T06:30', 'jour-03 03-03T11:00', 'jour-04 03-04T11:00'],
      'jour-05 03-05T11:00',
    ])
    expect(await lessonsOf('maya@example.org')).toEqual([
      ...['jour-01 03-01T03:30', 'jour-02 03-02T03:30', 'jour-03 03-03T08:00', 'jour-04 03-04T08:00'],
      'jour-05 03-05T08:00',
    ])
    expect(await lessonsOf('tom@example.org')).toEqual([
      ...['jour-01 03-01T11:00', 'jour-02 03-02T11:00', 'jour-03 03-03T11:00', 'jour-04 03-04T11:00'],
      'jour-05 03-05T11:00',
    ])
    await expectCleanAudit(database.db, course.clock)
  })

  it('lets the lesson of today leave at once where its new hour has passed', async () => {
    await playUntil('2027-03-02T05:00:00Z')
    await change({ at: '05:30' })
    await course.run()
    await playUntil('2027-03-03T08:00:00Z')
    expect(await lessonsOf('ana@example.org')).toEqual([
      ...['jour-01 03-01T06:30', 'jour-02 03-02T05:00', 'jour-03 03-03T04:30'],
    ])
  })

  it('keeps the wall clock when the zone of the cohort changes', async () => {
    await playUntil('2027-03-02T08:00:00Z')
    await change({ zone: 'America/Toronto' })
    await playUntil('2027-03-04T00:00:00Z')
    expect(await lessonsOf('ana@example.org')).toEqual([
      ...['jour-01 03-01T06:30', 'jour-02 03-02T06:30', 'jour-03 03-03T12:30'],
    ])
    expect(await lessonsOf('maya@example.org')).toEqual([
      ...['jour-01 03-01T03:30', 'jour-02 03-02T03:30', 'jour-03 03-03T03:30'],
    ])
    const { events } = await eventsOfCohort(database.db, 'mars')
    expect(events[0]?.moments.start?.at).toEqual(new Date('2027-03-04T12:00:00Z'))
    const move = { moment: undefined, to: { date: '2027-03-05', at: '08:00' } }
    const request = { cohort: 'mars', event: 'webinaire', move, by: ORGANISER }
    const { after } = await changeEvent(database.db, request, course.clock)
    expect(after.moments.start?.at).toEqual(new Date('2027-03-05T13:00:00Z'))
    await expectCleanAudit(database.db, course.clock)
  })

  it('moves lessons from one on, and skips dates from the next lesson on', async () => {
    await playUntil('2027-03-01T13:00:00Z')
    await change({ move: { days: 1, from: 4 } })
    await change({ rule: { days: 'every-day', skipped: { dates: ['2027-03-03'], then: 'shift' } } })
    await playUntil('2027-03-08T00:00:00Z')
    expect(await lessonsOf('ana@example.org')).toEqual([
      ...['jour-01 03-01T06:30', 'jour-02 03-02T06:30', 'jour-03 03-04T06:30', 'jour-04 03-05T06:30'],
      'jour-05 03-06T06:30',
    ])
    await expectCleanAudit(database.db, course.clock)
  })

  it('leaves lessons out by a rule, and plans them again by the next one', async () => {
    await playUntil('2027-03-01T13:00:00Z')
    await change({ rule: { days: 'every-day', skipped: { dates: ['2027-03-03'], then: 'skip' } } })
    expect(await comingTo('ana@example.org')).toEqual(['jour-02', 'jour-04', 'jour-05'])
    await change({ rule: { days: 'every-day' } })
    expect(await comingTo('ana@example.org')).toEqual(['jour-02', 'jour-03', 'jour-04', 'jour-05'])
  })

  it('lets no letter leave that speaks of the dates before it', async () => {
    await playUntil('2027-03-02T06:00:00Z')
    course.clock.set(new Date('2027-03-02T06:30:00Z'))
    const [dispatch = 0] = await course.tick()
    const worker = course.worker()
    const { ledger } = worker
    const handed: typeof ledger.handed = async (...args) => {
      await change({ move: { days: 3 } })
      return ledger.handed(...args)
    }
    const before = sink.accepted.length
    await deliverChunk({ ...worker, ledger: { ...ledger, handed } }, dispatch)
    expect(sink.accepted).toHaveLength(before)
    await course.run()
    const mail = await simpleParser(sink.accepted.at(-1)?.bytes ?? '')
    expect(mail.text).toMatch(/La suite\s: samedi 6 mars/)
  })

  it('tells newcomers what holds: whoever joins takes the calendar that there is', async () => {
    await playUntil('2027-03-02T08:00:00Z')
    await change({ move: { days: 2 } })
    await enrolToo('lou@example.org', { at: '19:00' })
    await playUntil('2027-03-09T00:00:00Z')
    expect(await lessonsOf('lou@example.org')).toEqual([
      ...['jour-02 03-02T18:00', 'jour-03 03-05T18:00', 'jour-04 03-06T18:00', 'jour-05 03-07T18:00'],
    ])
  })

  it('changes nothing when its plan is not what was shown any more, and shows what it would do', async () => {
    await playUntil('2027-03-02T05:00:00Z')
    const request = { cohort: 'mars', change: { move: { days: 2 } }, by: ORGANISER }
    const { hash } = await planCalendar(database.db, request, course.clock)
    await playUntil('2027-03-02T08:00:00Z')
    const before = await rowsOf(database.db, dispatchRows)
    const outcome = await changeCalendar(database.db, { ...request, hash }, course.clock)
    expect(outcome.made).toBe('stale')
    expect(await rowsOf(database.db, dispatchRows)).toEqual(before)
    const again = await changeCalendar(database.db, { ...request, hash: outcome.plan.hash }, course.clock)
    expect(again.made).toBe('changed')
  })

  it('is undone while nothing has left by it, and not afterwards', async () => {
    await playUntil('2027-03-02T08:00:00Z')
    const before = await rowsOf(database.db, calendarRows)
    await change({ move: { days: 2 }, at: '12:00' })
    await enrolToo('lou@example.org', { at: '19:00' })
    course.clock.set(new Date('2027-03-02T09:00:00Z'))
    await undoCalendar(database.db, { cohort: 'mars', by: ORGANISER }, course.clock)
    expect(await rowsOf(database.db, calendarRows)).toEqual(before)
    await playUntil('2027-03-07T00:00:00Z')
    const late = ['jour-02 03-02T18:00', 'jour-03 03-03T18:00', 'jour-04 03-04T18:00', 'jour-05 03-05T18:00']
    expect(await lessonsOf('lou@example.org')).toEqual(late)
    expect((await lessonsOf('ana@example.org')).slice(2)).toEqual([
      ...['jour-03 03-03T06:30', 'jour-04 03-04T06:30', 'jour-05 03-05T06:30'],
    ])
    await expectCleanAudit(database.db, course.clock)
    const undo = undoCalendar(database.db, { cohort: 'mars', by: ORGANISER }, course.clock)
    expect(await attempt(undo)).toMatchObject({ refused: 'nothing-to-undo' })
  })

  it('is not undone once a lesson has left since, or would have left without it', async () => {
    await playUntil('2027-03-02T08:00:00Z')
    await change({ move: { days: 2 } })
    await playUntil('2027-03-02T11:30:00Z')
    const undo = undoCalendar(database.db, { cohort: 'mars', by: ORGANISER }, course.clock)
    expect(await attempt(undo)).toMatchObject({ refused: 'nothing-to-undo' })
  })

  it('is not made where a lesson would be lost, or come on the day of the one before', async () => {
    await playUntil('2027-03-03T06:00:00Z')
    expect(await attempt(change({ move: { days: -2 } }))).toMatchObject({ refused: 'lessons-lost' })
    await playUntil('2027-03-03T12:00:00Z')
    expect(await attempt(change({ move: { days: -1 } }))).toMatchObject({
      refused: 'lessons-collide',
      lesson: 4,
    })
    expect(await attempt(change({ at: '07:30' }))).toMatchObject({ refused: 'nothing-to-change' })
    expect(await attempt(change({ move: { days: 1, from: 9 } }))).toMatchObject({ refused: 'no-such-lesson' })
  })
})

/** The calendar of everybody who was there before. */
const calendarRows = sql`
  select c.day_one, c.zone, c.at_time, c.calendar, c.redated, t.id, t.day_one as began, t.zone as own, t.at_time as hour,
    t.redated as of_track, i.letter, i.due_at, i.expires_at, i.state
  from feuilleton.cohorts c join feuilleton.tracks t on t.cohort_id = c.id and t.at_time <> '19:00'
  join feuilleton.dispatches i on i.track_id = t.id order by i.id`

const dispatchRows = sql`select * from feuilleton.dispatches where state = 'planned' order by id`

/** The lessons that are planned for the track of a reader, in order. */
async function comingTo(address: string): Promise<string[]> {
  const rows = await rowsOf(
    database.db,
    sql<{ letter: string }>`
    select i.letter from feuilleton.dispatches i join feuilleton.enrolments e on e.track_id = i.track_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where s.address = ${address} and i.state = 'planned' and i.kind = 'lesson' order by i.day`,
  )
  return rows.map(({ letter }) => letter)
}

async function lessonsOf(address: string): Promise<string[]> {
  return (await left(address)).filter((line) => line.startsWith('jour-'))
}
