import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { register, unregister } from '../../src/actions/events/register.ts'
import { type AudienceCounts, countAudiences } from '../../src/store/audiences.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const PEOPLE = ['ana@example.org', 'guest@example.org', 'other@example.org', 'gone@example.org']

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

/** Ana follows the course. The others came for a webinar alone: the second for this one, the third for another. */
async function open(): Promise<void> {
  const reminders = [{ name: 'soon', when: '-P1D at 09:00' }]
  const webinaire = { kind: 'webinar', title: 'W', start: { day: 3, at: '13:00' }, minutes: 60, reminders }
  const events = { webinaire: { ...webinaire, public: true }, autre: { ...webinaire, reminders: [] } }
  const edition = courseEdition(3, { schedule: { events } })
  const wanted = { db: database.db, edition, port: sink.port, slug: 'mars', dayOne: '2027-03-01' }
  course = await openCourse({ ...wanted, joined: '2027-02-20T10:00:00Z', people: PEOPLE })
  await sql`update feuilleton.enrolments set follows = 'events' where id > 1`.execute(database.db)
  await register(database.db, { enrolmentId: 2, event: 'webinaire' }, course.clock)
  await register(database.db, { enrolmentId: 3, event: 'autre' }, course.clock)
  await register(database.db, { enrolmentId: 4, event: 'webinaire' }, course.clock)
  await unregister(database.db, { enrolmentId: 4, event: 'webinaire' }, course.clock)
}

async function everyoneOf(event: string): Promise<number> {
  const tracks = await countAudiences(database.db, { cohortId: course.cohort.id, event })
  return tracks.reduce((sum, { everyone }: AudienceCounts) => sum + everyone, 0)
}

describe('a reminder to everyone', () => {
  it('reaches those who follow the course and the guests of that event, and counts them', async () => {
    await open()
    expect([await everyoneOf('webinaire'), await everyoneOf('autre')]).toEqual([2, 2])
    course.clock.set(new Date('2027-03-02T08:00:00Z'))
    await course.run()
    const soon = sink.accepted.filter(({ bytes }) => String(bytes).includes('Feedback-ID: webinaire.soon:'))
    expect(soon.map(({ to }) => to).sort()).toEqual(['ana@example.org', 'guest@example.org'])
    await expectCleanAudit(database.db, course.clock)
  })

  it('does not reach a guest who has taken the registration back since it fell due', async () => {
    await open()
    course.clock.set(new Date('2027-03-02T08:00:00Z'))
    const due = await course.tick()
    await unregister(database.db, { enrolmentId: 2, event: 'webinaire' }, course.clock)
    await course.deliver(due)
    const soon = sink.accepted.filter(({ bytes }) => String(bytes).includes('Feedback-ID: webinaire.soon:'))
    expect(soon.map(({ to }) => to)).toEqual(['ana@example.org'])
  })
})
