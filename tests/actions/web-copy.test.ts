import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWebCopies, type WebCopies } from '../../src/actions/readers/web-copy.ts'
import { readToken } from '../../src/domain/tokens.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { setArchive } from '../../src/store/archives.ts'
import { ensureTrack } from '../../src/store/cohorts.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const KEYS = ['k'.repeat(32)] as const
const BODY = `{{ subscriber.first_name | default: "Vous" }}, le webinaire est {{ events.webinaire.start | relative_day }}
à {{ events.webinaire.start | time }}.`
const WEBINAR = {
  events: { webinaire: { kind: 'webinar', title: 'W', start: { day: 2, at: '13:00' }, minutes: 60 } },
}

let database: TestDatabase
let sink: SmtpSink
let course: Course
let copies: WebCopies

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  course = await openCourse({
    db: database.db,
    edition: courseEdition(2, { lessons: { 'jour-01': lessonText(1, BODY) }, schedule: WEBINAR }),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org'],
  })
  const { db } = database
  const letters = createLetterCache({ most: 20 })
  copies = openWebCopies({ db, letters, keys: KEYS, clock: course.clock, publicUrl: 'https://cours.example' })
  course.clock.set(new Date('2027-03-01T06:30:00Z'))
  await course.run()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const firstDelivery = async () => (await ledgerRows(database.db))[0]!.id

describe('a lesson as it was mailed', () => {
  it('stays as it was when its reader moves to other dates, in another zone, under another name', async () => {
    const { db } = database
    const dates = { dayOne: '2027-03-08', zone: 'Asia/Tokyo', at: '09:00', redated: null }
    const { id } = await ensureTrack(db, course.cohort.id, dates)
    await sql`update feuilleton.enrolments set track_id = ${id}`.execute(db)
    await sql`update feuilleton.subscribers set first_name = 'Léa'`.execute(db)
    const found = await copies.ofReader(await firstDelivery())
    expect(found!.lesson.html).toContain('Vous, le webinaire est demain\nà 13\u00A0h.')
    expect(found).toMatchObject({
      zone: 'Europe/Paris',
      writtenAt: new Date('2027-03-01T06:30:00Z'),
      day: 1,
      days: 2,
      previous: undefined,
      next: undefined,
    })
  })

  it('speaks from the instant it was written, however late the relay took it', async () => {
    await sql`update feuilleton.deliveries set settled_at = '2027-03-02T09:00:00Z'`.execute(database.db)
    const found = await copies.ofReader(await firstDelivery())
    expect(found!.writtenAt).toEqual(new Date('2027-03-01T06:30:00Z'))
    expect(found!.lesson.html).toContain('est demain')
  })

  it('carries tokens for its own reader and itself', async () => {
    const id = await firstDelivery()
    const { tokens, copy } = (await copies.ofReader(id))!
    expect(readToken(KEYS, 'read', tokens.read)).toBe(id)
    expect(readToken(KEYS, 'me', tokens.me)).toBe(copy.enrolmentId)
    expect(readToken(KEYS, 'unsubscribe', tokens.unsubscribe)).toBe(copy.enrolmentId)
  })

  it('is not there any more once its reader is erased', async () => {
    await sql`update feuilleton.subscribers set address = 'erased-1@erased.invalid'`.execute(database.db)
    expect(await copies.ofReader(await firstDelivery())).toBeUndefined()
  })

  it('is no letter that only answers a request', async () => {
    await sql`
      with line as (
        insert into feuilleton.dispatches (track_id, letter, day, due_at, expires_at, state)
        select track_id, 'requests', 0, '2027-03-01', '9999-12-31', 'closed' from feuilleton.enrolments returning id)
      insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, request_id, letter, next_at, expires_at, written_at, asked)
      select line.id, e.id, 'note', 1, 'link.1', '2027-03-01', '9999-12-31', '2027-03-01', true
      from line, feuilleton.enrolments e`.execute(database.db)
    const link = (await ledgerRows(database.db)).find(({ letter }) => letter === 'link.1')!
    expect(await copies.ofReader(link.id)).toBeUndefined()
    expect(await copies.ofReader(987_654)).toBeUndefined()
  })
})

describe('an archive', () => {
  it('is closed with its cohort', async () => {
    const { slug, id } = course.cohort
    await setArchive(database.db, id, 'open')
    expect((await copies.archive(slug))!.lessons).toMatchObject([
      { letter: 'jour-01', day: 1, title: 'Leçon 1' },
    ])
    await sql`update feuilleton.cohorts set state = 'cancelled'`.execute(database.db)
    expect(await copies.archive(slug)).toBeUndefined()
    expect(await copies.ofArchive(slug, 'jour-01')).toBeUndefined()
  })
})
