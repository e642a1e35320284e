import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { askToRegister } from '../../src/actions/events/ask-to-register.ts'
import { confirmRegistration } from '../../src/actions/events/confirm-registration.ts'
import { findPublicEvent } from '../../src/actions/events/public-event.ts'
import { markHanded } from '../../src/store/hand-over.ts'
import { endPause, pauseByOrganiser } from '../../src/store/pauses.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { ledgerRows, ledgerWords } from '../support/ledger-rows.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const ANA = 'ana@example.org'
const webinaire = {
  kind: 'webinar',
  title: 'Webinaire',
  start: { day: 3, at: '13:00' },
  minutes: 90,
  public: true,
} as const

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink(() => undefined)
  const edition = courseEdition(3, { schedule: { events: { webinaire } } })
  const wanted = { db: database.db, edition, port: sink.port, slug: 'mars', dayOne: '2027-03-01' }
  course = await openCourse({ ...wanted, joined: '2027-02-20T10:00:00Z', people: [ANA] })
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

async function leavesAndComesBackAsGuest(): Promise<void> {
  const { db } = database
  await leave(db, { enrolmentId: 1, scope: 'course', how: 'one-click' }, course.clock)
  const found = await findPublicEvent(db, { cohort: 'mars', event: 'webinaire' }, course.clock.now())
  const typed = { address: ANA, firstName: '', zone: 'Europe/Paris' }
  const words = { language: 'fr', wording: 'Oui.', ip: undefined } as const
  await askToRegister(db, { ...found!, typed, ...words }, course.clock)
  await confirmRegistration(db, { requestId: 1, ip: undefined, keys: IMPORTED.keys }, course.clock)
}

async function lessonOf(): Promise<string[]> {
  return (await ledgerWords(database.db)).filter((line) => line.startsWith('jour-01'))
}

describe('a lesson that is due to somebody who left the course and came back as a guest', () => {
  it('does not leave once the cohort is resumed', async () => {
    const cohortId = course.cohort.id
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    await pauseByOrganiser(database.db, { cohortId, reason: 'essai', now: course.clock.now() })
    await course.run()
    await leavesAndComesBackAsGuest()
    await endPause(database.db, cohortId)
    await course.run()
    expect(await lessonOf()).toEqual([`jour-01 ${ANA} skipped(unsubscribed)`])
    // It was not even claimed.
    expect((await ledgerRows(database.db))[0]).toMatchObject({ letter: 'jour-01', attempts: 0 })
    expect(await ledgerWords(database.db)).toContain(`registered.2 ${ANA} submitted`)
  })

  it('is not handed over by whoever has claimed it before', async () => {
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    await course.tick()
    await sql`
      update feuilleton.deliveries set state = 'claimed', fence = 1, lease_until = '2027-03-01T07:00:00Z'
      where letter = 'jour-01'`.execute(database.db)
    await leavesAndComesBackAsGuest()
    const handOver = { id: 1, fence: 1, bytesHash: '00' }
    expect(await markHanded(database.db, [handOver], course.clock.now())).toEqual(new Set())
    expect(await lessonOf()).toEqual([`jour-01 ${ANA} skipped(unsubscribed)`])
  })
})
