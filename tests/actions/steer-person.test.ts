import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { addPerson } from '../../src/actions/people/add-person.ts'
import { changePersonHours } from '../../src/actions/people/change-person-hours.ts'
import { erasePerson, exportPerson } from '../../src/actions/people/erase-person.ts'
import { lookAtPerson } from '../../src/actions/people/look-at-person.ts'
import { movePerson } from '../../src/actions/people/move-person.ts'
import { pausePerson, resumePerson } from '../../src/actions/people/pause-person.ts'
import { resendLetter } from '../../src/actions/people/resend-letter.ts'
import { bringBack, unenrolPerson } from '../../src/actions/people/unenrol-person.ts'
import type { Address } from '../../src/domain/address.ts'
import { deedWords } from '../../src/domain/journal-words.ts'
import { entriesAbout } from '../../src/store/people-journal.ts'
import { findPerson } from '../../src/store/people-person.ts'
import { findReader } from '../../src/store/readers.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { ledgerRows, ledgerWords } from '../support/ledger-rows.ts'
import { type AnswerOf, type SmtpSink, startSink } from '../support/smtp-sink.ts'

const ANA = 'ana@example.org'
const by = { name: 'Camille' }
const edition = courseEdition(4, { schedule: { hours: ['07:30', '18:00'] } })

let database: TestDatabase
let sink: SmtpSink
let course: Course
let answer: AnswerOf

beforeAll(async () => {
  sink = await startSink((...asked) => answer(...asked))
})
afterAll(() => sink.close())

beforeEach(async () => {
  answer = () => undefined
  database = await testDatabase()
  course = await openCourse({
    db: database.db,
    edition,
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [ANA],
    connections: 1,
    slug: 'mars',
  })
})

afterEach(async () => {
  course.close()
  await database.close()
})

async function runAt(instant: string): Promise<void> {
  course.clock.set(new Date(instant))
  await course.run()
}

/** What the journal has about the first person, oldest first, such as `Camille: ended a person’s pause`. */
async function journal(): Promise<string[]> {
  const entries = await entriesAbout(database.db, 1)
  return entries.map(({ author, deed }) => `${author}: ${deedWords(deed, 'en')}`).toReversed()
}

const one = { enrolmentId: 1, by }
const db = () => database.db
const resend = (letter: string) => resendLetter(db(), { ...one, letter }, course.clock)

describe('what an organiser does about one person', () => {
  it('does what its reader could, and is in the journal with its author', async () => {
    await pausePerson(db(), { ...one, until: '2027-03-01' }, course.clock)
    expect(await findReader(db(), 1)).toMatchObject({ state: 'paused', pausedUntil: '2027-03-01' })
    await resumePerson(db(), one, course.clock)
    await changePersonHours(db(), { ...one, at: '18:00', zone: 'Europe/Paris' }, course.clock)
    expect((await findReader(db(), 1))?.track.at).toBe('18:00')
    await unenrolPerson(db(), { ...one, scope: 'course' }, course.clock)
    expect((await findReader(db(), 1))?.state).toBe('unsubscribed')
    await bringBack(db(), { ...one, wording: 'she rang' }, course.clock)
    expect((await findReader(db(), 1))?.state).toBe('active')
    expect(await journal()).toEqual([
      'Camille: paused a person’s letters until Monday 1 March 2027',
      'Camille: ended a person’s pause',
      'Camille: changed the hour of a person’s letters from 7:30 (Paris) to 18:00 (Paris)',
      'Camille: unenrolled a person from this course',
      'Camille: took back that a person had left',
    ])
  })

  it('is refused with a reason, and then the journal has nothing', async () => {
    const refused = (action: Promise<unknown>, code: string) => expect(action).rejects.toThrow(code)
    const { clock } = course
    await refused(pausePerson(db(), { ...one, until: '2026-01-01' }, clock), 'pause-date')
    await refused(changePersonHours(db(), { ...one, at: '09:00', zone: 'UTC' }, clock), 'hour-not-offered')
    await refused(bringBack(db(), { ...one, wording: 'she rang' }, clock), 'leaving-too-old')
    await refused(pausePerson(db(), { enrolmentId: 9, until: undefined, by }, clock), 'not-reading')
    await refused(
      movePerson(db(), { ...one, cohort: 'avril', basis: 'she rang' }, clock),
      'cohort-takes-nobody',
    )
    expect(await journal()).toEqual([])
  })

  it('moves somebody to a cohort that is closed to sign-up, on the basis that the organiser gives', async () => {
    await scheduleCohort(db(), { edition, slug: 'avril', dayOne: '2027-04-05' }, course.clock.now())
    const moved = await movePerson(db(), { ...one, cohort: 'avril', basis: 'she rang' }, course.clock)
    expect(await findReader(db(), moved)).toMatchObject({ state: 'active', cohort: 'avril' })
    const { rows } = await sql<{ line: string }>`
      select event || ': ' || wording as line from feuilleton.consents
      where enrolment_id = ${moved}`.execute(db())
    expect(rows).toEqual([{ line: 'imported: she rang' }])
    expect(await journal()).toEqual(['Camille: moved a person to “Essai”'])
  })

  it('enrols somebody by hand, once', async () => {
    const request = {
      ...IMPORTED,
      cohort: course.cohort,
      programme: edition.programme,
      person: { address: 'bob@example.org' as Address, firstName: 'Bob' },
      by,
    }
    expect(await addPerson(db(), request, course.clock)).toEqual({ kind: 'enrolled', subscriberId: 2 })
    expect(await addPerson(db(), request, course.clock)).toEqual({ kind: 'already', subscriberId: 2 })
    expect((await entriesAbout(db(), 2)).map(({ deed }) => deed.act)).toEqual(['person-enrolled'])
  })

  it('gives the data out, and erases with it what the journal knew', async () => {
    const kept = await exportPerson(db(), one, course.clock)
    expect(kept.subscriber).toMatchObject({ address: ANA })
    const again = await exportPerson(db(), one, course.clock)
    expect(again.journal).toMatchObject([{ act: 'person-exported' }])
    await erasePerson(db(), { ...one, keys: IMPORTED.keys }, course.clock)
    expect((await findPerson(db(), 1))?.address).toBe('erased-1@erased.invalid')
    const exported = 'Camille: exported the data of a person'
    expect(await journal()).toEqual([exported, exported, 'Camille: erased a person'])
    await expect(erasePerson(db(), { ...one, keys: IMPORTED.keys }, course.clock)).rejects.toThrow('erased')
  })
})

describe('a letter that an organiser sends again', () => {
  it('that was submitted leaves as a letter of its own: what the ledger says of the first stays', async () => {
    await runAt('2027-03-01T06:30:00Z')
    expect(await resend('jour-01')).toBe('once-more')
    await course.run()
    expect(sink.accepted.map(({ to }) => to)).toEqual([ANA, ANA])
    expect(await ledgerWords(db())).toEqual([`jour-01 ${ANA} submitted`, `lesson.1 ${ANA} submitted`])
    expect(await journal()).toEqual(['Camille: sent the letter “jour-01” to a person again'])
    await expectCleanAudit(db(), course.clock)
  })

  it('that is unknown leaves itself, as the same bytes, and the second body is written down', async () => {
    answer = (verb) => (verb === 'dot' ? 'swallow' : undefined)
    await runAt('2027-03-01T06:30:00Z')
    expect(await ledgerWords(db())).toEqual([`jour-01 ${ANA} unknown`])
    answer = () => undefined
    expect(await resend('jour-01')).toBe('released')
    await course.run()
    expect(await ledgerRows(db())).toMatchObject([{ state: 'submitted', bodies: 2, resends: 1 }])
    await expectCleanAudit(db(), course.clock)
  })

  it('does not leave twice by accident: not while it is on its way, nor what was never theirs', async () => {
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    await course.tick()
    await expect(resend('jour-01')).rejects.toThrow('letter-on-its-way')
    await expect(resend('jour-04')).rejects.toThrow('letter-not-theirs')
  })

  it('leaves five times a day at most', async () => {
    await runAt('2027-03-01T06:30:00Z')
    for (let time = 1; time <= 5; time++) await resend('jour-01')
    await expect(resend('jour-01')).rejects.toThrow('too-many-letters')
  })
})

describe('what is known of one person', () => {
  it('is one history, the newest first: letters, consents and what organisers did', async () => {
    await runAt('2027-03-01T06:30:00Z')
    course.clock.set(new Date('2027-03-01T09:00:00Z'))
    await pausePerson(db(), { ...one, until: undefined }, course.clock)
    const { courses, history } = await lookAtPerson(db(), (await findPerson(db(), 1))!, course.clock.now())
    expect(courses).toMatchObject([{ cohort: 'mars', state: 'paused', at: '07:30' }])
    expect(history.map(({ of }) => of)).toEqual(['entry', 'letter', 'event'])
    expect(history[1]).toMatchObject({ letter: { letter: 'jour-01', day: 1, state: 'submitted' } })
    expect(history[1]).toMatchObject({ letter: { reply: expect.stringMatching(/^250/) } })
  })
})
