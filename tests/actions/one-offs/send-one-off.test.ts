import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLedger } from '../../../src/actions/cohorts/audit-ledger.ts'
import { cancelCohort } from '../../../src/actions/cohorts/cancel-cohort.ts'
import { pauseCohort } from '../../../src/actions/cohorts/pause-cohort.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { callBackOneOff, pauseOneOff, resumeOneOff } from '../../../src/actions/one-offs/steer-one-off.ts'
import { changeDraftOneOff, dropOneOff } from '../../../src/actions/one-offs/write-one-off.ts'
import { changeHours } from '../../../src/actions/readers/change-hours.ts'
import { pauseReader } from '../../../src/actions/readers/pause.ts'
import type { OneOff } from '../../../src/domain/one-off.ts'
import { attempt } from '../../../src/domain/refusal.ts'
import { findTry } from '../../../src/store/tries.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { IMPORTED } from '../../support/imported.ts'
import { journalLines } from '../../support/journal.ts'
import { ledgerWords } from '../../support/ledger-rows.ts'
import { type OneOffs, oneOffsOf, SORRY } from '../../support/one-off.ts'
import { type SmtpSink, startSink } from '../../support/smtp-sink.ts'
import { unsubscribe } from '../../support/unsubscribe.ts'

const PEOPLE = ['ana', 'bob', 'carla'].map((name) => `${name}@example.org`)
const BY = { name: 'Léa' }
const NOON = new Date('2027-03-01T11:00:00Z')
const edition = courseEdition(3)

let database: TestDatabase
let sink: SmtpSink
let course: Course
let letters: OneOffs

/** Noon of day one: the first lesson has left for all three, and moana, in Tahiti, has still to get it. */
beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  const dates = { dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z' }
  course = await openCourse({
    db: database.db,
    edition,
    port: sink.port,
    people: PEOPLE,
    slug: 'mars',
    ...dates,
  })
  const people = [{ address: 'moana@example.org' as never, zone: 'Pacific/Tahiti', at: '07:30' }]
  await enrol(
    database.db,
    { ...IMPORTED, cohort: course.cohort, programme: edition.programme, people },
    course.clock,
  )
  letters = oneOffsOf(database.db, course, edition)
  course.clock.set(NOON)
  await course.run()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const pass = (minutes: number) => course.clock.set(new Date(course.clock.now().getTime() + minutes * 60_000))
const steered = ({ id }: OneOff) => ({ cohort: course.cohort, id, by: BY, now: course.clock.now() })
const oneOffs = async () => (await ledgerWords(database.db)).filter((line) => line.startsWith('one-off.'))
const readers = () => sink.accepted.map(({ to }) => to.replace('@example.org', '')).toSorted()
const broken = async () =>
  (await auditLedger(database.db, { now: course.clock.now() })).invariants.filter(({ holds }) => !holds)

/** What leaves from now on. */
async function leaving(minutes: number): Promise<string[]> {
  sink.accepted.length = 0
  pass(minutes)
  await course.run()
  return readers()
}

describe('a one-off letter', () => {
  it('leaves a minute after it was sent, to those whom it is for, and to nobody twice', async () => {
    await letters.sent({ readers: { who: 'got', lesson: 'jour-01' } })
    expect(await leaving(0.5)).toEqual([])
    expect(await leaving(1)).toEqual(['ana', 'bob', 'carla'])
    const { subject, text, html } = await simpleParser(sink.accepted[0]?.bytes ?? '')
    expect(subject).toBe('Pardon')
    expect(text).toContain('https://essai.example/guide')
    expect(text).toMatch(/Vous recevez ce message parce que vous participez à «\sEssai\s»\./)
    expect(html).toContain('Le bon lien.')
    expect(await leaving(60)).toEqual([])
    expect(await broken()).toEqual([])
  })

  it('leaves at a wall-clock time of each reader’s zone', async () => {
    await letters.sent({}, '2027-03-01T18:00')
    expect(await leaving(5 * 60)).toEqual([])
    expect(await leaving(60)).toEqual(['ana', 'bob', 'carla'])
    course.clock.set(new Date('2027-03-02T04:00:00Z'))
    await course.run()
    expect(await oneOffs()).toContain('one-off.1 moana@example.org submitted')
    expect(await broken()).toEqual([])
  })

  it('tells in its plan to whom, when, and which lessons are near', async () => {
    const { id } = await letters.write()
    const plan = await letters.plan(id, '2027-03-02T07:00')
    expect(plan.people).toBe(4)
    expect(
      plan.tracks.map(({ zone, people, near }) => ({ zone, people, near: near.map(({ day }) => day) })),
    ).toEqual([
      { zone: 'Europe/Paris', people: 3, near: [2] },
      { zone: 'Pacific/Tahiti', people: 1, near: [2] },
    ])
    expect((await letters.plan(id, '2027-03-02T12:00')).tracks.flatMap(({ near }) => near)).toEqual([])
    expect(await attempt(letters.plan(id, '2027-02-28T07:00'))).toMatchObject({ refused: 'one-off-too-late' })
  })

  it('is not sent when it would be something else by now, and the plan of now is shown', async () => {
    const { id } = await letters.write()
    const { hash } = await letters.plan(id)
    const now = course.clock.now()
    const text = { ...SORRY, subject: 'Autre', readers: { who: 'everybody' } as const }
    await changeDraftOneOff(database.db, { ...course, programme: edition.programme, id }, { text, now })
    const stale = await letters.send(id, { hash })
    expect(stale).toMatchObject({ made: 'stale', plan: { oneOff: { subject: 'Autre' } } })
    expect(await leaving(10)).toEqual([])
    expect(await letters.send(id, { hash: stale.plan.hash })).toMatchObject({ made: 'sent' })
  })

  it('may be sent although somebody has joined or left since its plan', async () => {
    const { id } = await letters.write()
    const { hash } = await letters.plan(id)
    await unsubscribe(database.db, 1, course.clock)
    expect(await letters.send(id, { hash })).toMatchObject({ made: 'sent', plan: { people: 3 } })
  })

  it('is refused with mistakes, for nobody, twice, and for what the programme has not', async () => {
    const mistaken = await letters.write({ words: { body: 'Bonjour\n\n{{ nom }} !' } })
    expect(await attempt(letters.send(mistaken.id))).toMatchObject({
      refused: 'one-off-mistaken',
      mistake: expect.stringContaining('body:3: no placeholder “nom”'),
    })
    const empty = await letters.write({ words: { body: ' ' } })
    expect(await attempt(letters.send(empty.id))).toMatchObject({ refused: 'one-off-mistaken' })
    const nobody = await letters.write({ readers: { who: 'got', lesson: 'jour-03' } })
    expect(await attempt(letters.send(nobody.id))).toEqual({ refused: 'one-off-for-nobody' })
    const { id } = await letters.sent()
    expect(await attempt(letters.send(id))).toMatchObject({ refused: 'one-off-sent' })
    expect(await attempt(dropOneOff(database.db, { ...course, id }))).toMatchObject({
      refused: 'one-off-sent',
    })
    const unknown = letters.write({ readers: { who: 'registered', event: 'fete' } })
    expect(await attempt(unknown)).toMatchObject({ refused: 'no-such-event' })
    const lesson = letters.write({ readers: { who: 'day', lesson: 'jour-09' } })
    expect(await attempt(lesson)).toMatchObject({ refused: 'no-such-letter' })
  })

  it('is sent once when two send it at once', async () => {
    const { id } = await letters.write()
    const { hash } = await letters.plan(id)
    const sent = await Promise.all([attempt(letters.send(id, { hash })), attempt(letters.send(id, { hash }))])
    expect(sent.filter((outcome) => 'made' in outcome && outcome.made === 'sent')).toHaveLength(1)
    expect(sent.filter((outcome) => 'refused' in outcome)).toMatchObject([{ refused: 'one-off-sent' }])
    expect(await leaving(2)).toEqual(['ana', 'bob', 'carla', 'moana'])
  })

  it('does not reach who left, who paused, and who joined after it', async () => {
    await letters.sent()
    await unsubscribe(database.db, 1, course.clock)
    await pauseReader(database.db, { enrolmentId: 2, until: undefined }, course.clock)
    pass(2)
    const people = [{ address: 'new@example.org' as never }]
    await enrol(
      database.db,
      { ...IMPORTED, cohort: course.cohort, programme: edition.programme, people },
      course.clock,
    )
    expect(await leaving(0)).toEqual(['carla', 'moana'])
    expect(await oneOffs()).toContain('one-off.1 bob@example.org skipped(paused)')
    expect(await broken()).toEqual([])
  })

  it('waits for a cohort that is paused, and expires after three days', async () => {
    await letters.sent()
    await pauseCohort(database.db, { cohort: course.cohort, reason: '', by: BY, now: course.clock.now() })
    expect(await leaving(10)).toEqual([])
    expect(await leaving(4 * 24 * 60)).toEqual([])
    expect((await oneOffs()).every((line) => line.endsWith('skipped(paused)'))).toBe(true)
  })

  it('goes along with readers who change their hour, and reaches them once', async () => {
    await letters.sent({}, '2027-03-01T18:00')
    // A track that there was not, where six o’clock has still to come; and one where it has passed.
    await changeHours(database.db, { enrolmentId: 1, zone: 'America/Toronto', at: '07:30' }, course.clock)
    course.clock.set(new Date('2027-03-01T17:30:00Z'))
    await course.run()
    await changeHours(database.db, { enrolmentId: 2, zone: 'Asia/Tokyo', at: '07:30' }, course.clock)
    course.clock.set(new Date('2027-03-02T12:00:00Z'))
    await course.run()
    expect((await oneOffs()).toSorted()).toEqual(
      ['ana', 'bob', 'carla', 'moana'].map((name) => `one-off.1 ${name}@example.org submitted`),
    )
    expect(await broken()).toEqual([])
  })
})

describe('a one-off letter that has left in one zone', () => {
  it('reaches at once who moves there from a zone in which it has still to leave', async () => {
    await letters.sent({}, '2027-03-01T18:00')
    course.clock.set(new Date('2027-03-01T17:30:00Z'))
    await course.run()
    await changeHours(database.db, { enrolmentId: 4, zone: 'Europe/Paris', at: '07:30' }, course.clock)
    expect(await leaving(1)).toContain('moana')
    expect(await oneOffs()).toContain('one-off.1 moana@example.org submitted')
    expect(await broken()).toEqual([])
  })
})

describe('a one-off letter that is called back', () => {
  it('is a draft again, as if it had not been sent, and may be sent with other words', async () => {
    const oneOff = await letters.sent()
    await callBackOneOff(database.db, steered(oneOff))
    expect(await leaving(10)).toEqual([])
    const text = { ...SORRY, subject: 'Mieux', readers: { who: 'everybody' } as const }
    const changed = { text, now: course.clock.now() }
    await changeDraftOneOff(database.db, { ...course, programme: edition.programme, id: oneOff.id }, changed)
    await letters.send(oneOff.id)
    expect(await leaving(2)).toEqual(['ana', 'bob', 'carla', 'moana'])
    expect((await simpleParser(sink.accepted[0]?.bytes ?? '')).subject).toBe('Mieux')
    expect(await journalLines(database.db)).toEqual([
      expect.stringContaining('letter-scheduled'),
      expect.stringContaining('letter-called-back'),
      expect.stringContaining('letter-scheduled'),
    ])
  })

  it('is not once it has begun to leave in one zone', async () => {
    const oneOff = await letters.sent({}, '2027-03-01T18:00')
    course.clock.set(new Date('2027-03-01T17:00:00Z'))
    await course.tick()
    expect(await attempt(callBackOneOff(database.db, steered(oneOff)))).toMatchObject({
      refused: 'one-off-begun',
    })
  })
})

describe('a one-off letter that is paused midway', () => {
  it('goes on where it was when it is resumed, and nobody gets it twice', async () => {
    const oneOff = await letters.sent()
    pass(2)
    const due = await course.tick()
    await pauseOneOff(database.db, steered(oneOff))
    sink.accepted.length = 0
    await course.deliver(due)
    expect(await course.tick()).toEqual([])
    expect(readers()).toEqual([])
    expect(await broken()).toEqual([])
    await resumeOneOff(database.db, steered(oneOff))
    expect(await leaving(1)).toEqual(['ana', 'bob', 'carla', 'moana'])
    expect(await attempt(pauseOneOff(database.db, steered(oneOff)))).toMatchObject({
      refused: 'one-off-over',
    })
    expect(await attempt(resumeOneOff(database.db, steered(oneOff)))).toMatchObject({
      refused: 'one-off-not-paused',
    })
  })

  it('is held back between the relay’s go-ahead and the first byte', async () => {
    const oneOff = await letters.sent({ readers: { who: 'got', lesson: 'jour-01' } })
    pass(2)
    const due = await course.tick()
    let isPaused = false
    sink.accepted.length = 0
    const before = course.deliverer.openWriter
    course.deliverer.openWriter = () => {
      const write = before()
      return async (delivery) => {
        const letter = await write(delivery)
        if (!isPaused) {
          isPaused = true
          await pauseOneOff(database.db, steered(oneOff))
        }
        return letter
      }
    }
    await course.deliver(due)
    expect(readers()).toEqual([])
    expect((await oneOffs()).every((line) => line.endsWith(' due'))).toBe(true)
  })

  it('lets lessons of its cohort leave', async () => {
    const oneOff = await letters.sent()
    await pauseOneOff(database.db, steered(oneOff))
    course.clock.set(new Date('2027-03-02T11:00:00Z'))
    sink.accepted.length = 0
    await course.run()
    expect(readers()).toEqual(['ana', 'bob', 'carla'])
  })

  it('is not what a relay that refuses the cohort is asked again with', async () => {
    const oneOff = await letters.sent()
    pass(2)
    await course.tick()
    await pauseOneOff(database.db, steered(oneOff))
    const question = { cohortId: course.cohort.id, domain: null, until: course.clock.now() }
    expect(await findTry(database.db, question)).toBeUndefined()
    await resumeOneOff(database.db, steered(oneOff))
    expect(await findTry(database.db, question)).toBeDefined()
  })

  it('ends with its cohort', async () => {
    const oneOff = await letters.sent()
    pass(2)
    await course.tick()
    await pauseOneOff(database.db, steered(oneOff))
    await cancelCohort(database.db, course.cohort)
    expect(await leaving(1)).toEqual([])
    expect((await oneOffs()).map((line) => line.split(' ')[2])).toEqual(Array(4).fill('skipped(cancelled)'))
  })

  it('expires as a letter that a cohort’s pause holds back', async () => {
    const oneOff = await letters.sent()
    await pauseOneOff(database.db, steered(oneOff))
    expect(await leaving(4 * 24 * 60)).toEqual([])
    expect((await oneOffs()).map((line) => line.split(' ')[2])).toEqual(Array(4).fill('skipped(expired)'))
    expect(await broken()).toEqual([])
  })
})
