import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookAfterRelay, type RelayParts, relayFault } from '../../src/delivery/relay-care.ts'
import { type RelayWatch, watchRelay } from '../../src/mail/relay-watch.ts'
import { SmtpPool } from '../../src/mail/smtp-pool.ts'
import { findPause, pauseByRelay } from '../../src/store/pauses.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { selfSigned } from '../support/self-signed.ts'
import { type Answer, type SmtpSink, startSink, type Verb } from '../support/smtp-sink.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const UNTRUSTED = /^the certificate of the relay cannot be trusted: self-signed certificate/
const REFUSAL = '550 5.7.1 we do not take this from you'

let database: TestDatabase
let sink: SmtpSink
let course: Course
let watch: RelayWatch
let parts: RelayParts
let said: Verb[]
let answer: (verb: Verb) => Answer

beforeEach(async () => {
  database = await testDatabase()
  said = []
  answer = () => undefined
  sink = await startSink(
    (verb) => {
      said.push(verb)
      return answer(verb)
    },
    { tls: selfSigned() },
  )
  course = await openCourse({
    db: database.db,
    edition: courseEdition(1),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org', 'bob@example.org', 'cleo@example.org'],
  })
  watch = watchRelay(course.clock)
  trust(false)
  course.clock.set(DUE)
})

afterEach(async () => {
  parts.pool.close()
  course.close()
  await sink.close()
  await database.close()
})

/** Elsewhere, a relay whose certificate nobody vouches for; once it is mended, one whose certificate is as good as any. */
function trust(anyCertificate: boolean): void {
  const relay = { host: '127.0.0.1', port: sink.port, secure: false, requireTls: false, anyCertificate }
  const pool = new SmtpPool({ relay, connections: 1, name: 'test.localhost', watch })
  course.deliverer.pool = pool
  parts = { db: database.db, clock: course.clock, worker: 0, pool, watch }
}

const wait = (seconds: number) => course.clock.set(new Date(DUE.getTime() + seconds * 1_000))
const states = async () => (await ledgerRows(database.db)).map(({ state }) => state)

describe('a relay whose certificate cannot be trusted', () => {
  it('pauses the cohort at the first letter, and is said to take nothing', async () => {
    await course.run()
    expect(await findPause(database.db, course.cohort.id)).toMatchObject({
      pausedBy: 'relay',
      reason: expect.stringMatching(UNTRUSTED),
    })
    expect(await relayFault(parts)).toMatch(
      /^no letter reaches the relay since 2027-03-01T06:30:00\.000Z: the cert/,
    )
    expect(said.filter((verb) => verb === 'connect')).toHaveLength(1)
  })

  it('is looked at without a letter, and once it is mended letters leave at once', async () => {
    await course.run()
    wait(15)
    await lookAfterRelay(parts)
    expect(said.filter((verb) => verb === 'connect')).toHaveLength(2)
    expect(await relayFault(parts)).toMatch(/^no letter reaches/)
    trust(true)
    wait(30)
    await lookAfterRelay(parts)
    await course.run()
    expect(await relayFault(parts)).toBeUndefined()
    await course.run()
    expect(await states(), 'but for the one that it was asked with').toEqual([
      'due',
      'submitted',
      'submitted',
    ])
    wait(60)
    await course.run()
    expect(await states()).toEqual(['submitted', 'submitted', 'submitted'])
  })
})

describe('a relay that refuses us with a reply', () => {
  it('is said to refuse the cohort, and is asked by its letters alone until it takes one', async () => {
    trust(true)
    answer = (verb) => (verb === 'mail' ? REFUSAL : undefined)
    await course.run()
    expect(await relayFault(parts)).toBe(
      `the relay refuses letters of ${course.cohort.slug} since 2027-03-01T06:30:00.000Z: ${REFUSAL}`,
    )
    const before = said.length
    await lookAfterRelay(parts)
    expect(said).toHaveLength(before)
    answer = () => undefined
    wait(5 * 60)
    await course.run()
    expect(await relayFault(parts)).toBeUndefined()
  })

  it('is not held against it once its next try waits for a letter that is not there', async () => {
    const cohortId = course.cohort.id
    const nextTryAt = new Date(DUE.getTime() + 300_000)
    await pauseByRelay(database.db, { cohortId, reason: REFUSAL, now: DUE, nextTryAt })
    wait(300)
    expect(await relayFault(parts)).toContain('refuses')
    wait(331)
    expect(await relayFault(parts)).toBeUndefined()
  })
})
