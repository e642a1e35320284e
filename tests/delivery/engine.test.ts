import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { deliverChunk } from '../../src/delivery/deliver.ts'
import type { Address } from '../../src/domain/address.ts'
import { play } from '../../src/rehearsal/play.ts'
import { findMissing } from '../../src/store/audit.ts'
import { claimDue } from '../../src/store/claims.ts'
import { markHanded } from '../../src/store/hand-over.ts'
import { findStream } from '../../src/store/streams.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, lessonText, letterName } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { ledgerRows, ledgerWords } from '../support/ledger-rows.ts'
import { locksWaitedFor } from '../support/locks.ts'
import { type Answer, type SmtpSink, startSink, type Verb } from '../support/smtp-sink.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const PEOPLE = ['ana@example.org', 'bob@example.org']
const DAY_ONE = '2027-03-01'
const JOINED = '2027-02-20T10:00:00Z'
const DUE = new Date('2027-03-01T06:30:00Z')
const DAY_MS = 86_400_000

let database: TestDatabase
let sink: SmtpSink
let answer: (verb: Verb, recipient: string) => Answer
const courses: Course[] = []

beforeEach(async () => {
  database = await testDatabase()
  answer = () => undefined
  sink = await startSink((verb, recipient) => answer(verb, recipient))
})

afterEach(async () => {
  for (const course of courses.splice(0)) course.close()
  await sink.close()
  await database.close()
})

async function course(
  options: { days?: number; people?: readonly string[]; edition?: ReturnType<typeof courseEdition> } = {},
) {
  const opened = await openCourse({
    db: database.db,
    edition: options.edition ?? courseEdition(options.days ?? 2),
    port: sink.port,
    dayOne: DAY_ONE,
    joined: JOINED,
    people: options.people ?? PEOPLE,
  })
  courses.push(opened)
  return opened
}

/** The relay puts the first body off and takes the next; both are written down. */
function refuseFirstBody(): string[] {
  const bodies: string[] = []
  answer = (verb) => {
    if (verb !== 'dot') return undefined
    bodies.push(sink.accepted.at(-1)?.bytes.toString() ?? '')
    return bodies.length === 1 ? '451 4.3.0 later' : undefined
  }
  return bodies
}

const recipients = () => sink.accepted.map(({ to }) => to)

describe('a dispatch that falls due', () => {
  it('sends each reader one letter, and keeps the 250 of the relay', async () => {
    const { clock, run } = await course()
    clock.set(DUE)
    await run()
    expect(recipients().toSorted()).toEqual(PEOPLE)
    const rows = await ledgerRows(database.db)
    expect(rows.map(({ state, reply }) => [state, reply])).toEqual([
      ['submitted', '250 2.0.0 queued'],
      ['submitted', '250 2.0.0 queued'],
    ])
  })

  it('sends nothing before its instant, and nothing again after', async () => {
    const { clock, run } = await course()
    clock.set(new Date(DUE.getTime() - 1))
    await run()
    expect(recipients()).toEqual([])
    clock.set(DUE)
    await run()
    await run()
    expect(recipients()).toHaveLength(2)
  })

  it('is expanded once by eight schedulers and delivered once by four workers', async () => {
    const people = Array.from({ length: 60 }, (_, index) => `p${index}@example.org`)
    const { clock, tick, deliver } = await course({ people })
    clock.set(DUE)
    await Promise.all(Array.from({ length: 8 }, tick))
    expect(await ledgerRows(database.db)).toHaveLength(60)
    const work = await tick()
    await Promise.all(Array.from({ length: 4 }, () => deliver(work)))
    expect(recipients().toSorted()).toEqual(people.toSorted())
  })

  it('leaves out who joins after its instant', async () => {
    const { clock, run, cohort, deliverer } = await course()
    clock.set(new Date(DUE.getTime() + 1))
    const { programme } = courseEdition(2)
    const late = { ...IMPORTED, cohort, programme, people: [{ address: 'late@example.org' as Address }] }
    await enrol(deliverer.db, late, clock)
    await run()
    expect(recipients().toSorted()).toEqual(PEOPLE)
  })
})

describe('a reader who leaves', () => {
  it('gets nothing when they unsubscribe between plan and claim', async () => {
    const { clock, tick, deliver } = await course()
    clock.set(DUE)
    const work = await tick()
    await unsubscribe(database.db, await enrolmentOf('ana@example.org'), clock)
    await deliver(work)
    expect(recipients()).toEqual(['bob@example.org'])
    expect(await ledgerWords(database.db)).toContain('jour-01 ana@example.org skipped(unsubscribed)')
  })

  it('gets nothing when they unsubscribe between claim and hand-over', async () => {
    const { clock, tick, deliver, deliverer } = await course({ people: ['ana@example.org'] })
    clock.set(DUE)
    const work = await tick()
    const ana = await enrolmentOf('ana@example.org')
    const handed = deliverer.ledger.handed
    deliverer.ledger.handed = async (claim) => {
      await unsubscribe(database.db, ana, clock)
      return handed(claim)
    }
    await deliver(work)
    expect(recipients()).toEqual([])
    expect(await ledgerWords(database.db)).toEqual(['jour-01 ana@example.org skipped(unsubscribed)'])
  })
})

describe('an outage', () => {
  it('of five days is followed by one lesson for each reader, the stale ones skipped as expired', async () => {
    const { clock, run } = await course({ days: 7, people: ['ana@example.org'] })
    clock.set(new Date(DUE.getTime() + 5 * DAY_MS))
    await run()
    expect(sink.accepted).toHaveLength(1)
    expect(await ledgerWords(database.db)).toEqual([
      ...[1, 2, 3, 4, 5].map((day) => `${letterName(day)} ana@example.org skipped(expired)`),
      'jour-06 ana@example.org submitted',
    ])
  })

  it('of the queue costs a tick: what is due is found again by the next one', async () => {
    const { clock, tick, deliver } = await course()
    clock.set(DUE)
    await tick() // what it told the queue is lost, as by a FLUSHALL
    await deliver(await tick())
    expect(recipients().toSorted()).toEqual(PEOPLE)
  })
})

describe('a worker that is gone', () => {
  it('after its claim gives way to another once its lease is over', async () => {
    const { clock, tick, run } = await course()
    clock.set(DUE)
    await claim(await tick(), DUE)
    clock.set(new Date(DUE.getTime() + 61_000))
    await run()
    expect(recipients().toSorted()).toEqual(PEOPLE)
  })

  it('after it had handed over leaves an unknown, which is not sent again', async () => {
    const { clock, tick, run } = await course({ people: ['ana@example.org'] })
    clock.set(DUE)
    const claimed = await claim(await tick(), DUE)
    await markHanded(database.db, claimed, DUE)
    clock.set(new Date(DUE.getTime() + 61_000))
    await run()
    expect(recipients()).toEqual([])
    expect(await ledgerWords(database.db)).toEqual(['jour-01 ana@example.org unknown'])
  })

  it('and comes back while another has claimed its delivery hands nothing over: its fence is old', async () => {
    const { clock, tick } = await course({ people: ['ana@example.org'] })
    clock.set(DUE)
    const stale = await claim(await tick(), DUE)
    clock.set(new Date(DUE.getTime() + 61_000))
    const fresh = await claim(await tick(), clock.now())
    expect(await markHanded(database.db, stale, clock.now())).toEqual(new Set())
    expect(await markHanded(database.db, fresh, clock.now())).toEqual(new Set(fresh.map(({ id }) => id)))
  })

  it('and comes back before anybody took over, but past its lease, hands nothing over', async () => {
    const { clock, tick } = await course({ people: ['ana@example.org'] })
    clock.set(DUE)
    const stale = await claim(await tick(), DUE)
    expect(await markHanded(database.db, stale, new Date(DUE.getTime() + 61_000))).toEqual(new Set())
  })
})

describe('a relay that refuses', () => {
  it('for now gets the same bytes again after the backoff', async () => {
    const bodies = refuseFirstBody()
    const { deliverer, clock } = await course({ days: 1, people: ['ana@example.org'] })
    clock.set(DUE)
    await play({ ...deliverer, clock })
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toBe(bodies[0])
    expect((await ledgerRows(database.db))[0]).toMatchObject({ state: 'submitted', attempts: 2 })
  })

  it('until the letter expires ends in skipped, never in a late lesson', async () => {
    answer = (verb) => (verb === 'rcpt' ? '450 4.2.1 later' : undefined)
    const { deliverer, clock } = await course({ days: 1, people: ['ana@example.org'] })
    clock.set(DUE)
    await play({ ...deliverer, clock })
    expect(await ledgerWords(database.db)).toEqual(['jour-01 ana@example.org skipped(expired)'])
    expect(clock.now()).toEqual(new Date('2027-03-01T23:00:00Z'))
  })

  it('an address that does not exist suppresses it, and the next lesson is skipped', async () => {
    answer = (verb, to) => (verb === 'rcpt' && to.startsWith('ana') ? '550 5.1.1 unknown user' : undefined)
    const { deliverer, clock } = await course()
    await play({ ...deliverer, clock })
    expect(await ledgerWords(database.db)).toEqual([
      'jour-01 ana@example.org bounced',
      'jour-01 bob@example.org submitted',
      'jour-02 ana@example.org skipped(suppressed)',
      'jour-02 bob@example.org submitted',
    ])
  })

  it('leaves an unknown when it hangs up after the final dot', async () => {
    answer = (verb, to) => (verb === 'dot' && to.startsWith('ana') ? 'drop' : undefined)
    const { deliverer, clock } = await course({ days: 1 })
    await play({ ...deliverer, clock })
    expect(await ledgerWords(database.db)).toEqual([
      'jour-01 ana@example.org unknown',
      'jour-01 bob@example.org submitted',
    ])
  })
})

describe('a letter that cannot be written', () => {
  it('is held with its reason, and the other letters leave', async () => {
    const edition = courseEdition(2, { lessons: { 'jour-01': '---\ntitle: rien\n---\n' } })
    const { deliverer, clock } = await course({ edition, people: ['ana@example.org'] })
    await play({ ...deliverer, clock })
    expect(await ledgerWords(database.db)).toEqual([
      'jour-01 ana@example.org held',
      'jour-02 ana@example.org submitted',
    ])
    expect((await ledgerRows(database.db))[0]?.reason).toContain('jour-01.md')
  })
})

describe('what comes between claim and hand-over', () => {
  it('keeps a lesson from leaving after the end of its day, so that no day has two', async () => {
    const { clock, tick, deliver, deliverer, run } = await course({ people: ['ana@example.org'] })
    clock.set(new Date('2027-03-01T22:59:30Z'))
    const work = await tick()
    const handed = deliverer.ledger.handed
    deliverer.ledger.handed = (claim) => {
      clock.set(new Date('2027-03-01T23:00:10Z')) // midnight in Paris has passed
      deliverer.ledger.handed = handed
      return handed(claim)
    }
    await deliver(work)
    clock.set(new Date('2027-03-02T06:30:00Z'))
    await run()
    expect(await ledgerWords(database.db)).toEqual([
      'jour-01 ana@example.org skipped(expired)',
      'jour-02 ana@example.org submitted',
    ])
  })

  it('lets an unsubscribe that waits for the hand-over come after it, never before', async () => {
    const { clock, tick } = await course({ people: ['ana@example.org'] })
    clock.set(DUE)
    const claimed = await claim(await tick(), DUE)
    const ana = await enrolmentOf('ana@example.org')
    const order: string[] = []
    await database.db.transaction().execute(async (tx) => {
      await sql`select from feuilleton.deliveries where id = ${claimed[0]!.id} for update`.execute(tx)
      const handing = markHanded(database.db, claimed, DUE).then((may) => order.push(`handed ${may.size}`))
      await locksWaitedFor(database.db, 1)
      const leaving = unsubscribe(database.db, ana, { now: () => DUE }).then(() => order.push('unsubscribed'))
      await locksWaitedFor(database.db, 2) // the unsubscribe waits behind the hand-over
      void Promise.all([handing, leaving])
    })
    await expect.poll(() => order).toHaveLength(2)
    expect(order).toEqual(['handed 1', 'unsubscribed'])
  })

  it('greets with the same name on a retry, whatever an import has written since', async () => {
    const bodies = refuseFirstBody()
    const body = 'Bonjour {% if subscriber.first_name %}{{ subscriber.first_name }}{% endif %}.'
    const edition = courseEdition(1, { lessons: { 'jour-01': lessonText(1, body) } })
    const { clock, run, cohort } = await course({ edition, people: ['ana@example.org'] })
    clock.set(DUE)
    await run()
    const ana = { address: 'ana@example.org' as Address, firstName: 'Ana' }
    await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people: [ana] }, clock)
    clock.set(new Date(DUE.getTime() + 120_000))
    await run()
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toBe(bodies[0])
  })
})

describe('what a relay may answer', () => {
  it('is kept even when no database would take it as it is', async () => {
    answer = (verb) => (verb === 'dot' ? '250 ok \0 queued' : undefined)
    const { clock, run } = await course()
    clock.set(DUE)
    await run()
    expect(await ledgerRows(database.db)).toMatchObject([{ state: 'submitted' }, { state: 'submitted' }])
  })
})

describe('who leaves between the due instant and the tick', () => {
  it('has a row that says so', async () => {
    const { clock, run } = await course({ people: ['ana@example.org'] })
    const late = new Date(DUE.getTime() + 2_000)
    await unsubscribe(database.db, await enrolmentOf('ana@example.org'), { now: () => late })
    clock.set(new Date(DUE.getTime() + 4_000))
    await run()
    expect(await ledgerWords(database.db)).toEqual(['jour-01 ana@example.org skipped(unsubscribed)'])
    expect(await findMissing(database.db, clock.now())).toEqual([])
  })
})

describe('a service that stops', () => {
  it('gives back what it has claimed and not handed over', async () => {
    const { clock, tick, deliver, deliverer } = await course({
      people: ['ana@example.org', 'bob@example.org', 'eve@example.org'],
    })
    clock.set(DUE)
    const work = await tick()
    const stopping = new AbortController()
    deliverer.onOutcome = () => stopping.abort()
    await deliverChunk(deliverer, work[0]!, stopping.signal)
    const rows = await ledgerRows(database.db)
    expect(rows.filter(({ state }) => state === 'submitted')).toHaveLength(sink.accepted.length)
    const givenBack = rows.filter(({ state }) => state === 'due')
    expect(givenBack.map(({ attempts }) => attempts)).toEqual(
      Array.from({ length: 3 - sink.accepted.length }, () => 0),
    )
    await deliver(work)
    expect(recipients()).toHaveLength(3)
  })
})

async function enrolmentOf(address: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select e.id from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
    where s.address = ${address}`.execute(database.db)
  return rows[0]!.id
}

/** Claims as a worker does that is never heard of again, for a minute. */
async function claim([dispatchId = 0]: number[], now: Date) {
  const stream = await findStream(database.db, dispatchId)
  const leaseUntil = new Date(now.getTime() + 60_000)
  const { claimed } = await claimDue(database.db, stream!, { now, leaseUntil, by: 'gone', size: 100 })
  return claimed.map(({ id, fence }) => ({ id, fence, bytesHash: 'the same' }))
}
