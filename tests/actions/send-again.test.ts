import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLedger } from '../../src/actions/cohorts/audit-ledger.ts'
import { callBackResend, sendAgain } from '../../src/actions/letters/send-again.ts'
import { pauseReader } from '../../src/actions/readers/pause.ts'
import { resumeReader } from '../../src/actions/readers/resume.ts'
import { attempt } from '../../src/domain/refusal.ts'
import { play } from '../../src/rehearsal/play.ts'
import { findMissed } from '../../src/store/resends.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const PEOPLE = ['ana', 'bob', 'carla', 'dan', 'eve', 'fay'].map((name) => `${name}@example.org`)
const BY = { name: 'Léa' }
const NOON = new Date('2027-03-01T12:00:00Z')

let database: TestDatabase
let sink: SmtpSink
let course: Course

/**
 * The first of two lessons: ana got it, bob and carla bounced, dan’s outcome nobody knows, eve and fay had paused. Then
 * carla’s address was mended, eve resumed, and fay stays away.
 */
beforeEach(async () => {
  database = await testDatabase()
  const { db } = database
  sink = await startSink((verb, to) => {
    if (course.clock.now() >= NOON) return undefined
    if (verb === 'rcpt' && /^(bob|carla)/.test(to)) return '550 5.1.1 no such user'
    return verb === 'dot' && to.startsWith('dan') ? 'drop' : undefined
  })
  const dates = { dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z' }
  course = await openCourse({ db, edition: courseEdition(2), port: sink.port, people: PEOPLE, ...dates })
  for (const enrolmentId of [5, 6]) await pauseReader(db, { enrolmentId, until: undefined }, course.clock)
  await play({ ...course.deliverer, clock: course.clock }, { until: NOON })
  course.clock.set(NOON)
  await sql`update feuilleton.subscribers set address = 'carla@example.net', address_key = 'carla@example.net'
    where id = 3`.execute(db)
  await resumeReader(db, 5, course.clock)
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const missed = () => findMissed(database.db, { cohortId: course.cohort.id, letter: 'jour-01' }, 10)
const send = (seen = 2) =>
  sendAgain(database.db, { cohort: course.cohort, letter: 'jour-01', seen, by: BY, now: course.clock.now() })
const pass = (minutes: number) => course.clock.set(new Date(course.clock.now().getTime() + minutes * 60_000))

describe('a lesson that is sent to those who did not get it', () => {
  it('is for those whom it did not reach and who can have it now', async () => {
    expect(await missed()).toEqual({
      people: 2,
      first: [
        { enrolmentId: 3, address: 'carla@example.net', firstName: null, why: 'bounced' },
        { enrolmentId: 5, address: 'eve@example.org', firstName: null, why: 'paused' },
      ],
    })
  })

  it('leaves after a minute, with the words of its day, and keeps every promise of the ledger', async () => {
    await send()
    await course.run()
    const before = sink.accepted.length
    pass(2)
    await course.run()
    const mails = sink.accepted.slice(before)
    expect(mails.map(({ to }) => to).toSorted()).toEqual(['carla@example.net', 'eve@example.org'])
    expect((await simpleParser(mails[0]?.bytes ?? '')).text).toContain('Leçon 1 du lundi 1er mars')
    const { invariants } = await auditLedger(database.db, { now: course.clock.now() })
    expect(invariants.filter(({ holds }) => !holds)).toEqual([])
  })

  it('goes to nobody twice, whoever asks again and however often', async () => {
    await send()
    expect(await attempt(send())).toMatchObject({ refused: 'nobody-to-send-to' })
    pass(2)
    await course.run()
    expect(await attempt(send())).toMatchObject({ refused: 'nobody-to-send-to' })
  })

  it('goes to nobody when two ask at once and one of them was first', async () => {
    const asked = await Promise.all([attempt(send()), attempt(send())])
    expect(asked.filter((answer) => 'refused' in answer)).toHaveLength(1)
    expect((await ledgerWords(database.db)).filter((line) => line.startsWith('lesson.'))).toHaveLength(2)
  })

  it('is not sent to others than its author was shown', async () => {
    await unsubscribe(database.db, 5, course.clock)
    expect(await attempt(send(2))).toEqual({ refused: 'others-than-seen', seen: 2, people: 1 })
    expect(await missed()).toMatchObject({ people: 1 })
  })

  it('is called back as if it had not been sent, while it has not left', async () => {
    const { db } = database
    const { id } = await send()
    const back = { cohort: course.cohort, id, by: BY, now: course.clock.now() }
    expect(await callBackResend(db, back)).toEqual({ people: 2, letter: 'jour-01' })
    expect(await attempt(callBackResend(db, back))).toEqual({ refused: 'resend-gone' })
    pass(2)
    await course.run()
    expect((await ledgerWords(db)).filter((line) => line.startsWith('lesson.'))).toEqual([])
    expect(await missed()).toMatchObject({ people: 2 })
  })

  it('is not called back once it has left', async () => {
    const { id } = await send()
    pass(2)
    await course.run()
    const back = callBackResend(database.db, { cohort: course.cohort, id, by: BY, now: course.clock.now() })
    expect(await attempt(back)).toEqual({ refused: 'resend-gone' })
  })
})
