import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { showCohorts } from '../../src/cli/cohorts/list-cohorts.ts'
import { showCohort } from '../../src/cli/cohorts/show-cohort.ts'
import {
  addToSuppressions,
  showSuppressions,
  takeFromSuppressions,
} from '../../src/cli/people/suppression.ts'
import { readConfig } from '../../src/config.ts'
import { noteRelayFault } from '../../src/store/relay-faults.ts'
import { takeWorkerSlot } from '../../src/store/worker-slot.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const DAY_ONE = new Date('2027-03-01T06:30:00Z')
const DAY_TWO = new Date('2027-03-02T06:30:00Z')
const ANA = 'ana@example.org'
const BOB = 'bob@example.org'
const WHY = { reason: 'she wrote that the mailbox is back' }

let database: TestDatabase
let sink: SmtpSink
let course: Course
let said: string[]

const output = { out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) }
const config = () => readConfig({ DATABASE_URL: database.url })
const add = (addresses: string[], options = WHY) => addToSuppressions(config(), addresses, options, output)
const remove = (addresses: string[], options: { reason?: string } = WHY) =>
  takeFromSuppressions(config(), addresses, options, output)

async function listed(options: Parameters<typeof showSuppressions>[1] = {}): Promise<string> {
  said = []
  await showSuppressions(config(), options, output)
  return said.join('\n')
}

beforeEach(async () => {
  said = []
  database = await testDatabase()
  sink = await startSink()
  course = await openCourse({
    db: database.db,
    edition: courseEdition(2),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [ANA, BOB],
    slug: 'mars',
  })
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

describe('feuilleton suppression', () => {
  it('add keeps letters from an address, in whatever letters it is typed, and says what follows', async () => {
    expect(await add(['Ana@EXAMPLE.org', 'nobody@example.org'])).toBe(0)
    expect(said).toEqual([
      'Ana@example.org is suppressed; it follows 1 cohort',
      'nobody@example.org is suppressed; it follows no cohort',
      'Nothing more is sent there, whoever enrols it; its letters that fall due are skipped.',
    ])
    course.clock.set(DAY_ONE)
    await course.run()
    expect(await ledgerWords(database.db)).toEqual([
      `jour-01 ${ANA} skipped(suppressed)`,
      `jour-01 ${BOB} submitted`,
    ])
  })

  it('remove lets the next letters leave; what was skipped stays so, and so does who unsubscribed', async () => {
    await add([ANA, BOB])
    course.clock.set(DAY_ONE)
    await course.run()
    await unsubscribe(database.db, 2, course.clock)
    said = []
    expect(await remove([ANA, BOB])).toBe(0)
    expect(said).toEqual([
      'ana@example.org is not suppressed any more; it follows 1 cohort',
      'bob@example.org is not suppressed any more; it follows no cohort, and stays unsubscribed from 1 cohort',
      'Its next letters leave again; those that were skipped or bounced stay so.',
    ])
    course.clock.set(DAY_TWO)
    await course.run()
    expect(await ledgerWords(database.db)).toEqual([
      `jour-01 ${ANA} skipped(suppressed)`,
      `jour-01 ${BOB} skipped(suppressed)`,
      `jour-02 ${ANA} submitted`,
    ])
  })

  it('list says which, why, since when and by whom; and what was taken back, and why, with --all', async () => {
    expect(await listed()).toBe('No address is suppressed.')
    await add([ANA], { reason: '=asked on the phone' })
    expect(await listed()).toMatch(
      /^ADDRESS +SINCE +BY +WHY\nana@example\.org +\S+Z +organiser +=asked on the phone$/,
    )
    expect(await listed({ csv: true })).toMatch(
      /^ADDRESS,SINCE,BY,WHY\nana@example\.org,\S+Z,organiser,'=asked on the phone$/,
    )
    await remove([ANA])
    expect(await listed()).toBe('No address is suppressed.')
    expect(JSON.parse(await listed({ all: true, json: true }))).toMatchObject([
      { address: ANA, suppressedBy: 'organiser', reason: '=asked on the phone', note: WHY.reason },
    ])
    expect(await listed({ all: true })).toContain(WHY.reason)
  })

  it('is in the journal, with the person that it concerns, and names nobody but in what can be taken out', async () => {
    await add([ANA, 'nobody@example.org'])
    await add([ANA])
    await remove([ANA])
    const { rows } = await sql<object>`
      select act, subscriber_id as "subscriberId", facts, personal from feuilleton.journal order by id`.execute(
      database.db,
    )
    const { reason } = WHY
    expect(rows).toEqual([
      { act: 'suppression-added', subscriberId: 1, facts: {}, personal: { address: ANA, reason } },
      {
        ...{ act: 'suppression-added', subscriberId: null, facts: {} },
        personal: { address: 'nobody@example.org', reason },
      },
      { act: 'suppression-lifted', subscriberId: 1, facts: {}, personal: { address: ANA, reason } },
    ])
  })

  it('changes nothing when one address cannot be one, nothing is said of why, or it was not suppressed', async () => {
    await expect(add([ANA, 'max(at)example.org'])).rejects.toThrow(
      /"max\(at\)example\.org" is not an address: .*\nNothing was changed\.$/,
    )
    await expect(add([ANA], { reason: ' ' })).rejects.toThrow('say why')
    await expect(remove([ANA], {})).rejects.toThrow('say why')
    await expect(remove([ANA])).rejects.toThrow('not suppressed, and left as it is: ana@example.org')
    expect(await listed({ all: true })).toBe('No address is suppressed.')
  })

  it('add leaves one that the relay suppressed as it is', async () => {
    await add([ANA], { reason: 'first' })
    await add([ANA], { reason: 'second' })
    expect(said.at(-1)).toBe('ana@example.org was suppressed already; it follows 1 cohort')
    expect(await listed()).toContain('first')
  })
})

describe('feuilleton cohort list and show', () => {
  it('say that no letter reaches the relay, while the worker that saw it lives', async () => {
    const self = { host: 'machine', pid: 1, now: DAY_ONE, onError: () => undefined }
    const worker = await takeWorkerSlot(database.url, self)
    await noteRelayFault(database.db, worker.id, { reason: 'connect ECONNREFUSED', since: DAY_ONE })
    const line = `no letter reaches the relay since 2027-03-01T06:30:00.000Z: connect ECONNREFUSED (worker ${worker.name})`
    await showCohorts(config(), {}, output)
    expect(said).toContain(line)
    said = []
    await showCohort(config(), 'mars', {}, output)
    expect(said).toContain(line)
    said = []
    await noteRelayFault(database.db, worker.id, undefined)
    await showCohort(config(), 'mars', {}, output)
    expect(said).not.toContain(line)
    await noteRelayFault(database.db, worker.id, { reason: 'connect ECONNREFUSED', since: DAY_ONE })
    await worker.leave()
    await showCohorts(config(), {}, output)
    expect(said).not.toContain(line)
  })

  it('say that a dispatch is under way until its last letter has ended', async () => {
    course.clock.set(DAY_ONE)
    await course.tick()
    await showCohort(config(), 'mars', {}, output)
    expect(said.join('\n')).toMatch(/jour-01 +under way +2 due\n.* jour-02 +planned$/)
    await course.run()
    said = []
    await showCohort(config(), 'mars', {}, output)
    expect(said.join('\n')).toMatch(/jour-01 +done +2 submitted\n/)
  })
})
