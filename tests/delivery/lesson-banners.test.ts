import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { register, unregister } from '../../src/actions/events/register.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { ORGANISER } from '../support/organiser.ts'
import { type AnswerOf, type SmtpSink, startSink } from '../support/smtp-sink.ts'

const ANA = 'ana@example.org'
const BEN = 'ben@example.org'
const ZOE = 'zoe@example.org'
const LESSON = '2027-03-04T06:30:00Z'
const AGAIN = '2027-03-04T08:30:00Z'
const LATER = '451 4.3.0 try again later'
const INVITED = 'Il est encore temps de vous inscrire.'

let database: TestDatabase
let sink: SmtpSink
let course: Course
let answer: AnswerOf

beforeEach(async () => {
  database = await testDatabase()
  answer = () => undefined
  sink = await startSink((...asked) => answer(...asked))
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

/** A webinar on Friday 5 March 2027 at 13:00 in Paris, whose only reminder is a part of the lesson of Thursday at 07:30. */
async function open({ to = 'not-registered', ...facts }: { to?: string; capacity?: number } = {}) {
  const reminders = [{ name: 'invite', when: '-P1D at 08:00', to, meets_lesson: 'fold' }]
  const webinaire = {
    kind: 'webinar',
    title: 'Transformer',
    start: { day: 5, at: '13:00' },
    minutes: 90,
    ...facts,
    reminders,
  }
  const edition = courseEdition(5, { schedule: { events: { webinaire } } })
  const wanted = { db: database.db, edition, port: sink.port, slug: 'mars', dayOne: '2027-03-01' }
  course = await openCourse({ ...wanted, joined: '2027-03-03T10:00:00Z', people: [ANA, BEN, ZOE] })
}

const enter = (enrolmentId: number) =>
  register(database.db, { enrolmentId, event: 'webinaire' }, course.clock)

/** The relay says once to each of these that it has to be tried again: after the dot, or before the body. */
function putOff(people: string[], at: 'dot' | 'rcpt' = 'dot'): void {
  const waiting = new Set(people)
  answer = (verb, to) => (verb === at && waiting.delete(to) ? LATER : undefined)
}

async function play(...instants: string[]): Promise<void> {
  for (const instant of instants) {
    course.clock.set(new Date(instant))
    await course.run()
  }
}

/** Every body of a lesson that came to the relay for somebody, in order. */
const bodies = (address: string) =>
  sink.taken.filter(({ to, bytes }) => to === address && String(bytes).includes('jour-04:'))
const textOf = async (address: string) =>
  (await simpleParser(bodies(address).at(-1)!.bytes)).text?.replace(/\s/g, ' ') ?? ''
const states = async () => (await ledgerWords(database.db)).filter((line) => line.startsWith('jour-04'))

/** Two bodies came for her, the same, and the second was taken. */
async function expectSameTwice(address: string): Promise<void> {
  expect(await states()).toContain(`jour-04 ${address} submitted`)
  const [first, second, ...more] = bodies(address)
  expect(second?.sha256).toBe(first?.sha256)
  expect(more).toEqual([])
  await expectCleanAudit(database.db, course.clock)
}

describe('a lesson with a reminder in it, tried again', () => {
  it('has the same bytes when its reader has registered in between', async () => {
    await open()
    putOff([ANA])
    await play(LESSON)
    await enter(1)
    await play(AGAIN)
    await expectSameTwice(ANA)
    expect(await textOf(ANA)).toContain(INVITED)
  })

  it('has the same bytes when the last place is taken in between', async () => {
    await open({ capacity: 1 })
    putOff([ANA, BEN])
    await play(LESSON)
    await enter(2)
    await play(AGAIN)
    await expectSameTwice(ANA)
    await expectSameTwice(BEN)
  })

  it('has none when it had none, whoever gives up a place in between', async () => {
    await open({ capacity: 1 })
    await enter(2)
    await play('2027-03-03T10:00:01Z')
    putOff([ANA])
    await play(LESSON)
    await unregister(database.db, { enrolmentId: 2, event: 'webinaire' }, course.clock)
    await play(AGAIN)
    await expectSameTwice(ANA)
    expect(await textOf(ANA)).not.toContain(INVITED)
  })

  it('says what holds by then when nothing of it had left', async () => {
    await open()
    putOff([ANA], 'rcpt')
    await play(LESSON)
    await enter(1)
    await play(AGAIN)
    expect(await states()).toContain(`jour-04 ${ANA} submitted`)
    expect(await textOf(ANA)).not.toContain(INVITED)
    expect(await textOf(BEN)).toContain(INVITED)
  })

  it('says what holds by then when it is written anew', async () => {
    await open()
    putOff([ANA])
    await play(LESSON)
    await enter(1)
    const links = { join: 'https://salle.example/nouvelle' }
    await changeEvent(database.db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', links }, course.clock)
    await play(AGAIN, AGAIN)
    expect(await states()).toContain(`jour-04 ${ANA} submitted`)
    expect(bodies(ANA)).toHaveLength(2)
    expect(await textOf(ANA)).not.toContain(INVITED)
    await expectCleanAudit(database.db, course.clock)
  })
})

describe('a reminder in a lesson', () => {
  it('is in the language of the lesson, whatever that of its reader and of who comes first', async () => {
    await open()
    await sql`update feuilleton.enrolments set language = 'en' where id = 1`.execute(database.db)
    await play(LESSON)
    for (const address of [ANA, BEN, ZOE]) {
      expect(await textOf(address)).toContain(INVITED)
      expect(await textOf(address)).toContain('Voir la page')
    }
  })
})
