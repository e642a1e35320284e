import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deliverShare } from '../../src/delivery/deliver.ts'
import { pauseByOrganiser } from '../../src/store/pauses.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const CONNECTIONS = 2
/** What is claimed at first with so many connections. */
const CHUNK = 20
const READERS = 50

let database: TestDatabase
let sink: SmtpSink
let course: Course
let dispatchId: number
let atDot: (nth: number) => Promise<void>
let mails: number

beforeEach(async () => {
  database = await testDatabase()
  let dots = 0
  mails = 0
  atDot = async () => undefined
  sink = await startSink(async (verb) => {
    if (verb === 'mail') mails++
    if (verb === 'dot') await atDot(++dots)
    return undefined
  })
  course = await openCourse({
    db: database.db,
    edition: courseEdition(1),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: Array.from({ length: READERS }, (_, index) => `p${index}@example.org`),
    connections: CONNECTIONS,
  })
  course.clock.set(DUE)
  dispatchId = (await course.tick())[0] ?? 0
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const share = (options: Partial<Parameters<typeof deliverShare>[2]> = {}) =>
  deliverShare(course.deliverer, dispatchId, {
    stopping: new AbortController().signal,
    isOn: async () => true,
    doOthersWait: async () => true,
    shareMs: 0,
    longestMs: Number.POSITIVE_INFINITY,
    ...options,
  })

describe('a job', () => {
  it('goes on with its dispatch until nothing is due when nobody else waits', async () => {
    const isOn = vi.fn(async () => true)
    expect(await share({ isOn, doOthersWait: async () => false })).toBe(false)
    expect(sink.accepted).toHaveLength(READERS)
    expect(isOn.mock.calls.length).toBeGreaterThan(1)
  })

  it('asks nobody for a while', async () => {
    const doOthersWait = vi.fn(async () => true)
    expect(await share({ doOthersWait, shareMs: Number.POSITIVE_INFINITY })).toBe(false)
    expect(sink.accepted).toHaveLength(READERS)
    expect(doOthersWait).not.toHaveBeenCalled()
  })

  it('leaves the rest for later when its share is used and others wait', async () => {
    expect(await share()).toBe(true)
    expect(sink.accepted).toHaveLength(CHUNK)
  })

  it('leaves it after a longer while even when nobody waits, as a process may have come', async () => {
    expect(await share({ doOthersWait: async () => false, longestMs: 0 })).toBe(true)
    expect(sink.accepted).toHaveLength(CHUNK)
  })

  it('is over when it is not one to work on any more, in the middle of its share too', async () => {
    const isOn = vi.fn(async () => isOn.mock.calls.length === 1)
    expect(await share({ isOn, doOthersWait: async () => false })).toBe(false)
    expect(sink.accepted).toHaveLength(CHUNK)
  })

  it('hands nothing over once an organiser has paused the cohort, and asks for no more than each connection had begun', async () => {
    const PAUSED_AT = 5
    let said = 0
    atDot = async (nth) => {
      if (nth !== PAUSED_AT) return
      await pauseByOrganiser(database.db, { cohortId: course.cohort.id, reason: 'stop', now: DUE })
      said = mails
    }
    expect(await share({ doOthersWait: async () => false })).toBe(false)
    expect(sink.accepted.length).toBeLessThan(PAUSED_AT + CONNECTIONS)
    expect(mails - said).toBeLessThanOrEqual(2 * CONNECTIONS)
    const waiting = (await ledgerRows(database.db)).filter(({ state }) => state !== 'submitted')
    expect(waiting).toHaveLength(READERS - sink.accepted.length)
    expect(new Set(waiting.map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(new Set(['due 0']))
  })
})
