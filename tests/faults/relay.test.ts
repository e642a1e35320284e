import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { play } from '../../src/rehearsal/play.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { type SmtpSink, startSink, type Verb } from '../support/smtp-sink.ts'
import { judge } from './promises.ts'
import { record } from './record.ts'
import { allEnded, eventually, morningEdition, openStage } from './stage.ts'

const VERBS = ['connect', 'ehlo', 'mail', 'rcpt', 'data', 'dot'] as const
const PEOPLE = Array.from({ length: 12 }, (_, n) => `p${n}@example.org`)
const FAULTY = 5

describe('a relay that is at fault a few times, and then well again', () => {
  let database: TestDatabase
  let sink: SmtpSink | undefined
  let course: Course | undefined
  beforeEach(async () => {
    database = await testDatabase()
  })
  afterEach(async () => {
    course?.close()
    await sink?.close()
    await database.close()
  })

  /** Plays one lesson's day with a relay that says `reply` at `verb`, so many times. */
  async function dayWith(verb: Verb, reply: string, times = FAULTY) {
    let left = times
    sink = await startSink((at) => (at === verb && left-- > 0 ? reply : undefined))
    const people = PEOPLE
    const dates = { dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z' }
    course = await openCourse({
      db: database.db,
      edition: courseEdition(1),
      port: sink.port,
      people,
      ...dates,
    })
    await play({ ...course.deliverer, clock: course.clock })
    const taken = sink.taken
    const db = database.db
    const rows = await ledgerRows(db)
    const { rows: suppressed } = await sql`select address_key from feuilleton.suppressions`.execute(db)
    const bodies = new Map(taken.map((mail) => [mail.deliveryId, new Set<string>()]))
    for (const { deliveryId, sha256, messageId } of taken)
      bodies.get(deliveryId)?.add(`${sha256} ${messageId}`)
    const changed = [...bodies.values()].filter((hashes) => hashes.size > 1).length
    const kept = taken.filter(({ isKept }) => isKept).length
    return { states: rows.map(({ state }) => state), suppressed, changed, kept }
  }

  const everyone = PEOPLE.map(() => 'submitted')

  it.each(VERBS)('with 4yz at %s: tries again with the same bytes, and all is submitted', async (verb) => {
    const reply = verb === 'connect' ? '421 4.3.2 busy' : '451 4.3.0 later'
    const { states, suppressed, changed, kept } = await dayWith(verb, reply)
    record({ fault: `4yz at ${verb}`, backend: 'postgres', rounds: FAULTY, figures: { bodies: kept } })
    expect({ states, suppressed, changed, kept }).toEqual({
      states: everyone,
      suppressed: [],
      changed: 0,
      kept: 12,
    })
  })

  it.each(VERBS)('with 5yz at %s: waits, suppresses nobody, and all is submitted', async (verb) => {
    const { states, suppressed, changed, kept } = await dayWith(verb, '550 5.7.1 not from you')
    record({ fault: `5yz at ${verb}`, backend: 'postgres', rounds: FAULTY, figures: { bodies: kept } })
    expect({ states, suppressed, changed, kept }).toEqual({
      states: everyone,
      suppressed: [],
      changed: 0,
      kept: 12,
    })
  })

  it.each(['connect', 'ehlo', 'mail', 'rcpt', 'data', 'body'] as const)(
    'that hangs up at %s: tries again, and all is submitted',
    async (verb) => {
      const { states, changed, kept } = await dayWith(verb, 'drop')
      record({ fault: `hangs up at ${verb}`, backend: 'postgres', rounds: FAULTY, figures: { bodies: kept } })
      expect({ states, changed, kept }).toEqual({ states: everyone, changed: 0, kept: 12 })
    },
  )

  it.each([
    ['drop', 7],
    ['swallow', 12],
  ])(
    'that hangs up after the final dot (%s): says unknown, and sends no second body',
    async (how, bodies) => {
      const { states, kept } = await dayWith('dot', how)
      record({
        fault: `hangs up after the dot (${how})`,
        backend: 'postgres',
        rounds: FAULTY,
        figures: { bodies: kept },
      })
      expect(states.filter((state) => state === 'unknown')).toHaveLength(FAULTY)
      expect(states.filter((state) => state === 'submitted')).toHaveLength(PEOPLE.length - FAULTY)
      expect(kept).toBe(bodies)
    },
  )

  it('that hangs up after its 250: the answer was heard', async () => {
    const { states, kept } = await dayWith('dot', 'drop-after-250')
    record({
      fault: 'hangs up after its 250',
      backend: 'postgres',
      rounds: FAULTY,
      figures: { bodies: kept },
    })
    expect({ states, kept }).toEqual({ states: everyone, kept: 12 })
  })
})

describe('a relay that takes more than two leases to answer one cohort', () => {
  it('gets each body once, and another cohort does not wait for it', async () => {
    const stage = await openStage('postgres')
    try {
      stage.answer((verb, { recipient }) =>
        verb === 'dot' && recipient.endsWith('slow.example') ? { holdMs: 25_000 } : undefined,
      )
      await stage.scheduleNow(6, { slug: 'slow' })
      await stage.start(2)
      await eventually(() => stage.connectionsOpened() >= 3)
      await stage.scheduleNow(30, { slug: 'quick', edition: morningEdition() })
      const of = (slug: string) => stage.taken().filter(({ to }) => to.endsWith(`${slug}.example`))
      await eventually(() => of('quick').length === 30)
      expect(of('slow').filter(({ answered }) => answered?.startsWith('250')).length).toBeLessThan(6)
      await allEnded(stage.db, 36)
      const verdict = await judge(stage, 36)
      record({ fault: 'slow relay, past the lease', backend: 'postgres', rounds: 1, figures: verdict })
      expect(verdict.broken).toEqual([])
      expect([verdict.submitted, verdict.bodies]).toEqual([36, 36])
    } finally {
      await stage.close()
    }
  })
})
