import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { register } from '../../src/actions/events/register.ts'
import { pausePerson } from '../../src/actions/people/pause-person.ts'
import { movePeople } from '../../src/actions/people-moves/move-people.ts'
import { planPeopleMove, showPeopleMove } from '../../src/actions/people-moves/plan-people-move.ts'
import { undoPeopleMove } from '../../src/actions/people-moves/undo-people-move.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import { attempt } from '../../src/domain/refusal.ts'
import { rowsOf } from '../../src/store/database.ts'
import type { ChosenPeople } from '../../src/store/people-moves.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { journalLines } from '../support/journal-lines.ts'
import { ORGANISER } from '../support/organiser.ts'
import { playCourse } from '../support/play-until.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const edition = courseEdition(5, {
  schedule: {
    events: {
      webinaire: { kind: 'webinar', title: 'Webinaire', start: { day: 5, at: '13:00' }, minutes: 90 },
    },
  },
})
const EVERYBODY: ChosenPeople = { words: [] }

let database: TestDatabase
let sink: SmtpSink
let course: Course

/** Day 2 of a cohort of Ana, Bob and Maya, who is on La Réunion. */
beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  course = await openCourse({
    ...{ db: database.db, edition, port: sink.port, slug: 'mars', dayOne: '2027-03-01' },
    ...{ joined: '2027-02-20T10:00:00Z', people: ['ana@example.org', 'bob@example.org'] },
  })
  const maya = { address: 'maya@example.org' as Address, zone: 'Indian/Reunion' }
  const { cohort, clock } = course
  await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people: [maya] }, clock)
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const playUntil = (instant: string) => playCourse(database.db, course, instant)

function other(dayOne: string, own: { capacity?: number } = {}): Promise<Cohort> {
  return scheduleCohort(database.db, { edition, dayOne, slug: 'avril', ...own }, course.clock.now())
}

async function lateJoiners(rule: Cohort['lateJoiners']): Promise<void> {
  await sql`update feuilleton.cohorts set late_joiners = ${rule} where slug = 'avril'`.execute(database.db)
}

const request = (chosen = EVERYBODY) => ({ from: 'mars', to: 'avril', chosen })

async function move(chosen?: ChosenPeople) {
  const { hash } = await planPeopleMove(database.db, request(chosen), course.clock)
  return movePeople(
    database.db,
    { ...request(chosen), hash, basis: 'Ils l’ont demandé', by: ORGANISER },
    course.clock,
  )
}

/** When each lesson left to a reader, in UTC, from whichever cohort. */
async function left(address: string): Promise<string[]> {
  const rows = await rowsOf(
    database.db,
    sql<{ cohort: string; letter: string; handedAt: Date }>`
    select c.slug as cohort, d.letter, d.handed_at from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    where s.address = ${address} and d.kind = 'lesson' and d.state = 'submitted' order by d.handed_at, d.letter`,
  )
  return rows.map(
    ({ cohort, letter, handedAt }) => `${cohort} ${letter} ${handedAt.toISOString().slice(5, 16)}`,
  )
}

const HAD = ['mars jour-01 03-01T06:30', 'mars jour-02 03-02T06:30']

describe('people who are moved to another cohort', () => {
  it('wait there for the lesson after the last that they had, and get none twice', async () => {
    await playUntil('2027-03-02T08:00:00Z')
    await other('2027-03-08')
    expect(await move()).toMatchObject({ made: 'moved' })
    await playUntil('2027-03-20T00:00:00Z')
    expect(await left('ana@example.org')).toEqual([
      ...HAD,
      ...['avril jour-03 03-10T06:30', 'avril jour-04 03-11T06:30', 'avril jour-05 03-12T06:30'],
    ])
    expect((await left('maya@example.org')).at(-1)).toBe('avril jour-05 03-12T03:30')
    await expectCleanAudit(database.db, course.clock)
    expect(await journalLines(database.db)).toContain('Camille moved 3 people from “Essai” to “Essai”')
  })

  it('miss what has left there where the next lesson is the rule for late joiners', async () => {
    await other('2027-02-27')
    await playUntil('2027-03-02T08:00:00Z')
    await lateJoiners('next-lesson')
    const plan = await planPeopleMove(database.db, request(), course.clock)
    expect(
      plan.groups.map(({ zone, had, people, missed, coming }) => [
        zone,
        had,
        people,
        missed.length,
        coming[0]?.letter,
      ]),
    ).toEqual([
      ['Europe/Paris', 2, 2, 2, 'jour-05'],
      ['Indian/Reunion', 2, 1, 2, 'jour-05'],
    ])
    await move()
    await playUntil('2027-03-20T00:00:00Z')
    expect(await left('bob@example.org')).toEqual([...HAD, 'avril jour-05 03-03T06:30'])
    await expectCleanAudit(database.db, course.clock)
  })

  it('go on the day after on dates of their own where late joiners begin with day one', async () => {
    await other('2027-02-27')
    await playUntil('2027-03-02T08:00:00Z')
    await lateJoiners('from-day-one')
    await move()
    await playUntil('2027-03-20T00:00:00Z')
    expect(await left('bob@example.org')).toEqual([
      ...HAD,
      ...['avril jour-03 03-03T06:30', 'avril jour-04 03-04T06:30', 'avril jour-05 03-05T06:30'],
    ])
    await expectCleanAudit(database.db, course.clock)
  })

  it('stay where the other cohort is past their lesson and takes no late joiners', async () => {
    await other('2027-02-27')
    await playUntil('2027-03-02T08:00:00Z')
    await lateJoiners('next-cohort')
    expect(await attempt(move())).toMatchObject({ refused: 'nobody-to-move' })
  })

  it('are those who were chosen and can be: who left, paused or was there before stays so', async () => {
    await playUntil('2027-03-02T08:00:00Z')
    const avril = await other('2027-03-08')
    const people = [{ address: 'bob@example.org' as Address }, { address: 'eve@example.org' as Address }]
    await enrol(
      database.db,
      { ...IMPORTED, cohort: avril, programme: edition.programme, people },
      course.clock,
    )
    const eve = [{ address: 'eve@example.org' as Address }, { address: 'zoe@example.org' as Address }]
    const { cohort } = course
    await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people: eve }, course.clock)
    await leave(database.db, { enrolmentId: 1, scope: 'course', how: 'page' }, course.clock)
    await pausePerson(database.db, { enrolmentId: 3, until: '2027-03-31', by: ORGANISER }, course.clock)
    const plan = await planPeopleMove(database.db, request(), course.clock)
    expect(plan.groups.map(({ people, paused, had }) => ({ people, paused, had }))).toEqual([
      { people: 1, paused: 0, had: 0 },
      { people: 1, paused: 1, had: 2 },
    ])
    expect(plan.stays).toEqual([
      { why: 'already', people: 2 },
      { why: 'left', people: 1 },
    ])
    await move()
    const there = await rowsOf(
      database.db,
      sql`select s.address, e.state, e.paused_until from feuilleton.enrolments e
        join feuilleton.subscribers s on s.id = e.subscriber_id where e.cohort_id = ${avril.id} order by 1`,
    )
    expect(there).toEqual([
      { address: 'bob@example.org', state: 'active', pausedUntil: null },
      { address: 'eve@example.org', state: 'active', pausedUntil: null },
      { address: 'maya@example.org', state: 'paused', pausedUntil: '2027-03-31' },
      { address: 'zoe@example.org', state: 'active', pausedUntil: null },
    ])
  })

  it('lose what waits to leave and their places at webinars to come, and the plan says so', async () => {
    await register(database.db, { enrolmentId: 1, event: 'webinaire' }, course.clock)
    await playUntil('2027-03-01T20:00:00Z')
    await other('2027-03-08', { capacity: 2 })
    course.clock.set(new Date('2027-03-02T06:30:00Z'))
    await course.tick()
    const plan = await planPeopleMove(database.db, request(), course.clock)
    expect(plan).toMatchObject({ calledOff: 3, over: 1, registrations: [{ event: 'webinaire', people: 1 }] })
    await move()
    await playUntil('2027-03-20T00:00:00Z')
    // Lesson 2 had not left: it comes where they are now.
    expect((await left('ana@example.org'))[1]).toBe('avril jour-02 03-09T06:30')
    await expectCleanAudit(database.db, course.clock)
  })
})

describe('a plan to move people', () => {
  it('that is stale changes nothing, and comes back with what differs', async () => {
    await other('2027-03-08')
    await playUntil('2027-03-01T20:00:00Z')
    const { hash } = await showPeopleMove(database.db, request(), course.clock)
    await playUntil('2027-03-02T08:00:00Z')
    const before = await enrolments()
    const made = { ...request(), hash, basis: 'Ils l’ont demandé', by: ORGANISER }
    const outcome = await movePeople(database.db, made, course.clock)
    expect(outcome).toMatchObject({
      made: 'stale',
      since: { others: expect.arrayContaining([expect.objectContaining({ about: 'group', saw: null })]) },
    })
    expect(await enrolments()).toEqual(before)
    expect(await movePeople(database.db, { ...made, hash: outcome.plan.hash }, course.clock)).toMatchObject({
      made: 'moved',
    })
  })

  it('is taken back while nothing has come of it, with places at events', async () => {
    await register(database.db, { enrolmentId: 1, event: 'webinaire' }, course.clock)
    await playUntil('2027-03-02T08:00:00Z')
    await other('2027-03-08')
    const before = await enrolments()
    await move()
    expect(await enrolments()).not.toEqual(before)
    const undone = { cohort: 'mars', wording: 'C’était une erreur', by: ORGANISER }
    expect(await undoPeopleMove(database.db, undone, course.clock)).toBe(3)
    expect(await enrolments()).toEqual(before)
    await playUntil('2027-03-20T00:00:00Z')
    expect(await left('ana@example.org')).toHaveLength(5)
    await expectCleanAudit(database.db, course.clock)
    expect(await attempt(undoPeopleMove(database.db, undone, course.clock))).toEqual({
      refused: 'no-move-to-undo',
      cohort: 'Essai',
    })
  })

  it('is not taken back once a lesson has fallen due where they were', async () => {
    await playUntil('2027-03-02T08:00:00Z')
    await other('2027-03-08')
    await move()
    await playUntil('2027-03-03T08:00:00Z')
    const undone = { cohort: 'mars', wording: 'C’était une erreur', by: ORGANISER }
    expect(await attempt(undoPeopleMove(database.db, undone, course.clock))).toMatchObject({
      refused: 'no-move-to-undo',
    })
  })
})

/** Who is where, and with which place at an event. */
async function enrolments(): Promise<unknown[]> {
  const query = sql`
    select e.id, e.cohort_id, e.state, e.track_id, e.joined_at, e.left_at, e.left_reason, r.event, r.state as place, r.since
    from feuilleton.enrolments e left join feuilleton.registrations r on r.enrolment_id = e.id order by 1, 6`
  return rowsOf(database.db, query)
}
