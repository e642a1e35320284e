import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { raiseAlerts } from '../../src/actions/alerts/raise-alerts.ts'
import { messageWords } from '../../src/domain/alert-words.ts'
import { takeAlertMessages } from '../../src/store/alert-messages.ts'
import { countDomains } from '../../src/store/domain-counts.ts'
import { figuresByDay, figuresByDomain } from '../../src/store/domain-figures.ts'
import { metricsRouter } from '../../src/web/metrics.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { joined } from '../support/troubled-cohort.ts'

const TOKEN = 'a-token-of-thirty-two-characters-or-more'
const LARGE = Array.from({ length: 40 }, (_, at) => `reader-${at}@grand.example`)
const GONE = 'gone@petit.example'
const PEOPLE = [...LARGE, 'zoe@petit.example', GONE]

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink((verb, to) => (verb === 'rcpt' && to === GONE ? '550 5.1.1 unknown' : undefined))
  course = await openCourse({
    ...{ db: database.db, edition: courseEdition(2), port: sink.port },
    ...{ dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z', people: PEOPLE },
  })
  course.clock.set(new Date('2027-03-01T06:30:00Z'))
  await course.run()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

/** These readers called their letter spam, at the instant of the clock. */
async function complain(readers: readonly string[]): Promise<void> {
  await sql`
    insert into feuilleton.returned_mail (enrolment_id, kind, acted, mail_hash, returned_at)
    select e.id, 'complaint', true, sha256(s.address::bytea), ${course.clock.now()}
    from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
    where s.address = any(${[...readers]}::text[])`.execute(database.db)
}

/** The first day is over: a letter of it came back, and was counted before. */
async function endDay(): Promise<void> {
  course.clock.set(new Date('2027-03-02T00:30:00Z'))
  while (await countDomains(database.db, course.clock.now()));
  await sql`
    update feuilleton.deliveries set state = 'returned', reason = 'gone', reply = '550 5.1.1 gone', settled_at = ${course.clock.now()}
    where id = (select min(id) from feuilleton.deliveries where state = 'submitted')`.execute(database.db)
}

const period = () => ({ since: new Date('2027-02-20T00:00:00Z'), now: course.clock.now() })
const byDomain = () => figuresByDomain(database.db, { ...period(), most: 10 })

describe('figures by domain', () => {
  it('count letters once their day is over, and what bounced and was complained of at once', async () => {
    await complain(LARGE.slice(0, 1))
    expect(await byDomain()).toEqual([
      { domain: 'petit.example', letters: 0, bounced: 1, complaints: 0 },
      { domain: 'grand.example', letters: 0, bounced: 0, complaints: 1 },
    ])
    await endDay()
    expect(await countDomains(database.db, course.clock.now())).toBe(false)
    expect(await byDomain()).toEqual([
      { domain: 'grand.example', letters: 40, bounced: 1, complaints: 1 },
      { domain: 'petit.example', letters: 1, bounced: 1, complaints: 0 },
    ])
    expect(await figuresByDay(database.db, period())).toEqual([
      { day: '2027-03-02', letters: 0, bounced: 1, complaints: 0 },
      { day: '2027-03-01', letters: 41, bounced: 1, complaints: 1 },
    ])
  })

  it('are metrics for whoever has the token', async () => {
    await endDay()
    await sql`update feuilleton.deliveries set state = 'due', next_at = ${new Date('2027-03-02T01:00:00Z')}, settled_at = null
      where id = (select max(id) from feuilleton.deliveries where state = 'submitted')`.execute(database.db)
    const familyOf = (domain: string) => `family of ${domain}`
    const parts = { db: database.db, clock: course.clock, familyOf }
    const router = metricsRouter({ ...parts, token: TOKEN })
    expect((await router.request('/metrics')).status).toBe(401)
    const answer = await router.request('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } })
    const text = await answer.text()
    expect(text).toContain('# TYPE feuilleton_letters gauge\n')
    expect(text).toContain('feuilleton_letters{domain="grand.example",days="28"} 40\n')
    expect(text).toContain('feuilleton_bounced{domain="petit.example",days="1"} 1\n')
    expect(text).toContain('feuilleton_waiting{family="family of petit.example"} 1\n')
    const closed = metricsRouter({ ...parts, token: undefined })
    expect((await closed.request('/metrics')).status).toBe(404)
  })
})

describe('complaints', () => {
  it('are an alert from the third on, where they are more than 3 in 1,000 letters of a domain', async () => {
    await joined(database.db, 'camille', 'owner')
    await complain(LARGE.slice(0, 2))
    await endDay()
    expect(await raiseAlerts(database.db, course.clock.now())).toEqual([])
    await complain(LARGE.slice(2, 3))
    expect(await raiseAlerts(database.db, course.clock.now())).toEqual(['complaints'])
    const [message] = await takeAlertMessages(database.db, { now: course.clock.now(), patience: 0 })
    expect(messageWords(message!, 'en').paragraphs[0]).toMatch(/^3 readers at grand\.example .*of 40 letters/)
  })

  it('are none among a thousand letters and more', async () => {
    await complain(LARGE.slice(0, 3))
    await endDay()
    await sql`update feuilleton.dispatches set domains = '{"grand.example": 1000}' where domains is not null`.execute(
      database.db,
    )
    expect(await raiseAlerts(database.db, course.clock.now())).toEqual([])
  })
})
