import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverChunk } from '../../src/delivery/deliver.ts'
import type { Deliverer } from '../../src/delivery/deliverer.ts'
import { lastLeavesAt } from '../../src/domain/family-pace.ts'
import { parseLimits } from '../../src/mail/family-limits.ts'
import { play } from '../../src/rehearsal/play.ts'
import { claimDue } from '../../src/store/claims.ts'
import { findDueWork } from '../../src/store/due.ts'
import { findStream } from '../../src/store/streams.ts'
import { giveUpTheDead } from '../../src/store/workers.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { type AnswerOf, type SmtpSink, startSink } from '../support/smtp-sink.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const MINUTE_MS = 60_000
const THROTTLE = '421 4.7.28 our system has detected an unusual rate of mail from you'

let database: TestDatabase
let sink: SmtpSink
let answer: AnswerOf
let course: Course
/** When each letter was taken, by its recipient, on the virtual clock. */
let left = new Map<string, Date>()

// A letter that is compiled for the first time may be put off by a few seconds, where the machine is busy.
beforeAll(async () => {
  database = await testDatabase()
  sink = await startSink()
  await play({ ...(await open(at(1, 'example.org'), undefined)), clock: course.clock })
  course.close()
  await sink.close()
  await database.close()
})

beforeEach(async () => {
  database = await testDatabase()
  answer = () => undefined
  sink = await startSink((verb, ...rest) => answer(verb, ...rest))
  left = new Map()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const at = (number: number, domain: string) =>
  Array.from({ length: number }, (_, index) => `p${index}@${domain}`)

async function open(people: readonly string[], limits: string | undefined, connections = 4) {
  course = await openCourse({
    db: database.db,
    edition: courseEdition(1),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people,
    connections,
    ...(limits ? { limits: parseLimits(limits) } : {}),
  })
  course.clock.set(DUE)
  return noting(course.deliverer)
}

function noting(deliverer: Deliverer): Deliverer {
  deliverer.onOutcome = ({ address }, { kind }) => {
    if (kind === 'submitted') left.set(address, course.clock.now())
  }
  return deliverer
}

/** Every letter at this domain by the minutes after the dispatch fell due at which it left. */
const minutesOf = (domain: string) =>
  [...left].flatMap(([address, when]) =>
    address.endsWith(domain) ? [(when.getTime() - DUE.getTime()) / MINUTE_MS] : [],
  )

describe('letters of a family with a limit', () => {
  it('wait for their turn without those of others, and are all gone when the forecast says so', async () => {
    const deliverer = await open(
      [...at(50, 'orange.fr'), ...at(50, 'wanadoo.fr'), ...at(50, 'example.org')],
      'orange=3/60',
    )
    await play({ ...deliverer, clock: course.clock })
    expect(left.size).toBe(150)
    expect(minutesOf('example.org')).toEqual(Array(50).fill(0))
    const last = Math.max(...[...left.values()].map((when) => when.getTime()))
    expect(new Date(last)).toEqual(new Date(lastLeavesAt(100, 60, DUE.getTime())))
  })

  it('are shared by workers that deliver at the same time', async () => {
    const one = await open(at(90, 'gmail.com'), 'google=5/60')
    const other = noting(course.worker())
    await playBoth([one, other])
    const minutes = minutesOf('gmail.com').toSorted((a, b) => a - b)
    expect(minutes).toHaveLength(90)
    for (const [index, minute] of minutes.entries())
      expect((minutes[index + 60] ?? Number.POSITIVE_INFINITY) - minute).toBeGreaterThanOrEqual(1)
  })

  it('are at the relay as many at once as the limit says, over all workers', async () => {
    const underWay = new Set<string>()
    let most = 0
    answer = async (verb, to) => {
      if (!to.endsWith('@free.fr')) return undefined
      if (verb === 'rcpt') most = Math.max(most, underWay.add(to).size)
      if (verb === 'data') await new Promise((resolve) => setTimeout(resolve, 5))
      if (verb === 'dot') underWay.delete(to)
      return undefined
    }
    const one = await open([...at(30, 'free.fr'), ...at(10, 'example.org')], 'free=2/600')
    await playBoth([one, noting(course.worker())])
    expect(left.size).toBe(40)
    expect(most).toBeLessThanOrEqual(2)
  })

  it('are skipped, and not forgotten, when their day ends before their turn', async () => {
    const deliverer = await open(at(40, 'free.fr'), 'free=1/1')
    const { expiresAt } = (await findStream(database.db, (await course.tick())[0] ?? 0))!
    await sql`update feuilleton.deliveries set expires_at = ${new Date(DUE.getTime() + 10 * MINUTE_MS)}`.execute(
      database.db,
    )
    await play({ ...deliverer, clock: course.clock }, { until: expiresAt })
    expect(left.size).toBe(10)
    const words = (await ledgerWords(database.db)).map((line) => line.split(' ').at(-1))
    expect(words.filter((word) => word === 'skipped(expired)')).toHaveLength(30)
  })

  it('are for others again when the worker that they were granted to is dead', async () => {
    await open(at(20, 'free.fr'), 'free=1/600')
    const dead = course.worker()
    const [dispatchId = 0] = await course.tick()
    const stream = (await findStream(database.db, dispatchId))!
    await sql`insert into feuilleton.workers (name, started_at) values (${dead.name}, ${DUE})`.execute(
      database.db,
    )
    const leaseUntil = new Date(DUE.getTime() + 60 * MINUTE_MS)
    const { claimed } = await claimDue(database.db, stream, { now: DUE, leaseUntil, by: dead.name, size: 10 })
    expect((await dead.pacing.admit(claimed)).letters).toHaveLength(10)
    await deliverChunk(course.deliverer, dispatchId)
    expect(left.size, 'the only connection is taken').toBe(0)
    course.clock.set(new Date(DUE.getTime() + 5_000))
    await giveUpTheDead(database.db, 0)
    await play({ ...course.deliverer, clock: course.clock })
    expect(left.size).toBe(20)
  })
})

describe('a provider that asks for less with 421', () => {
  it('slows its own family down, and no other', async () => {
    let asks = 1
    answer = (verb, to) =>
      verb === 'rcpt' && /@(gmail|googlemail)\.com$/.test(to) && asks-- > 0 ? THROTTLE : undefined
    const deliverer = await open(
      [...at(40, 'gmail.com'), ...at(400, 'googlemail.com'), ...at(60, 'example.org')],
      undefined,
    )
    await play({ ...deliverer, clock: course.clock })
    expect(left.size).toBe(500)
    expect(minutesOf('example.org')).toEqual(Array(60).fill(0))
    expect(
      Math.max(...minutesOf('@googlemail.com')),
      'half of what is usual, which grows back',
    ).toBeGreaterThan(1)
    expect(deliverer.pool.size, 'the relay itself is not spared').toBe(4)
  })

  it('is believed for half an hour', async () => {
    let asks = 1
    answer = (verb) => (verb === 'dot' && asks-- > 0 ? THROTTLE : undefined)
    const deliverer = await open(at(1, 'gmail.com'), undefined)
    await play({ ...deliverer, clock: course.clock })
    const { rows } = await sql<{ until: Date; reply: string }>`
      select slowed_until as until, reply from feuilleton.family_paces`.execute(database.db)
    expect(rows).toEqual([{ until: new Date(DUE.getTime() + 30 * MINUTE_MS), reply: THROTTLE }])
  })

  it('is not heard in what the relay says of itself', async () => {
    let asks = 1
    answer = (verb) => (verb === 'mail' && asks-- > 0 ? '421 4.7.0 too many messages' : undefined)
    const deliverer = await open(at(30, 'gmail.com'), undefined)
    await play({ ...deliverer, clock: course.clock })
    expect(left.size).toBe(30)
    const { rows } = await sql`select from feuilleton.family_paces`.execute(database.db)
    expect(rows).toEqual([])
  })
})

/** Plays as `play` does, with two workers at each instant. */
async function playBoth(workers: readonly Deliverer[]): Promise<void> {
  for (;;) {
    const due = await course.tick()
    await Promise.all(
      workers.map(async (worker) => {
        for (const dispatchId of due) while (await deliverChunk(worker, dispatchId));
      }),
    )
    const { work, next } = await findDueWork(database.db, course.clock.now(), 1)
    if (work.length > 0) continue
    if (!next) return
    course.clock.set(next)
  }
}
