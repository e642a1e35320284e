import { Hono } from 'hono'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeToken } from '../../src/domain/tokens.ts'
import { markRead } from '../../src/store/readings.ts'
import { createFormGuard } from '../../src/web/form-guard.ts'
import { certificateRouter } from '../../src/web/reader/certificate/certificate.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const KEYS = ['k'.repeat(32)] as const

let database: TestDatabase
let sink: SmtpSink
let course: Course
let pages: Hono
let enrolmentId: number

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  course = await openCourse({
    db: database.db,
    edition: courseEdition(2),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org'],
  })
  const { db } = database
  await sql`update feuilleton.subscribers set first_name = '<i>Zoé'`.execute(db)
  enrolmentId = (await sql<{ id: number }>`select id from feuilleton.enrolments`.execute(db)).rows[0]!.id
  const parts = { db, clock: course.clock, keys: KEYS, publicUrl: 'https://cours.example' }
  pages = new Hono().route('/me', certificateRouter({ ...parts, guard: createFormGuard(parts) }))
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

async function liveTo(...days: number[]) {
  for (const day of days) {
    course.clock.set(new Date(`2027-03-0${day}T06:30:00Z`))
    await course.run()
  }
}

const read = (letter: string, now: string) =>
  markRead(database.db, { enrolmentId, letter, now: new Date(now) })
const get = async (what = 'certificate', token = makeToken(KEYS, 'me', enrolmentId)) => {
  const response = await pages.request(`/me/${token}/${what}`, { headers: { 'Accept-Language': 'fr' } })
  return { response, body: await response.clone().text() }
}

describe('the certificate', () => {
  it('is not there before the last lesson, even when all lessons so far are read', async () => {
    await liveTo(1)
    await read('jour-01', '2027-03-01T08:00:00Z')
    const { body } = await get()
    expect(body).toContain('n’est pas encore terminé')
    expect(body).not.toContain('certificate.pdf')
    expect((await get('certificate.pdf')).response.status).toBe(303)
  })

  it('asks for the lessons that are not marked as read, and leads to them', async () => {
    await liveTo(1, 2)
    await read('jour-01', '2027-03-01T08:00:00Z')
    const { body } = await get()
    expect(body).toContain('Leçons marquées comme lues\u00A0: 1 sur 2.')
    expect([...body.matchAll(/href="\/read\/[^"]+">([^<]*)/g)].map(([, words]) => words)).toEqual([
      'Lire la leçon du 2e jour',
    ])
    expect(body).not.toContain('certificate.pdf')
  })

  it('says who followed what, and when each lesson was marked as read, as a page and as a document', async () => {
    await liveTo(1, 2)
    await read('jour-01', '2027-03-01T08:00:00Z')
    await read('jour-02', '2027-03-04T23:30:00Z')
    const { body, response } = await get()
    expect(body).toContain('&lt;i&gt;Zoé')
    expect(body).toContain('Ce cours a été suivi du lundi 1er au mardi 2 mars 2027.')
    // The date that a clock in Paris showed.
    expect(body).toContain('Ses 2 leçons ont été marquées comme lues du lundi 1er au vendredi 5 mars 2027.')
    expect(body).toContain('2e jour, vendredi 5 mars 2027')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    const { response: pdf } = await get('certificate.pdf')
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
    const bytes = Buffer.from(await pdf.arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(5_000)
  })

  it('opens to no other token, and to nobody who never joined', async () => {
    expect((await get('certificate', makeToken(KEYS, 'read', enrolmentId))).response.status).toBe(404)
    expect((await get('certificate', 'x')).response.status).toBe(404)
    await sql`update feuilleton.enrolments set state = 'pending', joined_at = null`.execute(database.db)
    expect((await get()).response.status).toBe(404)
  })
})
