import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelCohort } from '../../src/actions/cohorts/cancel-cohort.ts'
import { deliverChunk } from '../../src/delivery/deliver.ts'
import { play } from '../../src/rehearsal/play.ts'
import { claimDue } from '../../src/store/claims.ts'
import { openDatabase } from '../../src/store/database.ts'
import { markHanded } from '../../src/store/hand-over.ts'
import { endPause, findPause, pauseByOrganiser } from '../../src/store/pauses.ts'
import { findStream } from '../../src/store/streams.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, letterName } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerRows, ledgerWords } from '../support/ledger-rows.ts'
import { locksWaitedFor } from '../support/locks.ts'
import { type AnswerOf, type SmtpSink, startSink, type Verb } from '../support/smtp-sink.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const NEXT_DAY = new Date('2027-03-02T06:30:00Z')
const MINUTE_MS = 60_000
const REFUSAL = '550 5.7.1 we do not take this from you'

let database: TestDatabase
let sink: SmtpSink
let answer: AnswerOf
let told: string[]
let said: Verb[]
const courses: Course[] = []

beforeEach(async () => {
  database = await testDatabase()
  told = []
  said = []
  answer = () => undefined
  sink = await startSink((verb, ...rest) => {
    said.push(verb)
    return answer(verb, ...rest)
  })
})

afterEach(async () => {
  for (const course of courses.splice(0)) course.close()
  await sink.close()
  await database.close()
})

const crowd = (number: number, domain = 'example.org') =>
  Array.from({ length: number }, (_, index) => `p${index + 1}@${domain}`)
/** People of as many domains. */
const apart = (number: number, under = 'a.example') =>
  Array.from({ length: number }, (_, index) => `p@d${index + 1}.${under}`)

async function course(options: Partial<Parameters<typeof openCourse>[0]> = {}) {
  const opened = await openCourse({
    db: database.db,
    edition: courseEdition(1),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: crowd(5),
    connections: 1,
    onPause: (reason) => told.push(reason),
    ...options,
  })
  courses.push(opened)
  return opened
}

const minute = (minutes: number) => new Date(DUE.getTime() + minutes * MINUTE_MS)
const refuseAt = (at: Verb, reply = REFUSAL) => {
  answer = (verb) => (verb === at ? reply : undefined)
}
const pauseOf = ({ cohort }: Course) => findPause(database.db, cohort.id)
const recipients = () => sink.accepted.map(({ to }) => to)
const attempts = async () => (await ledgerRows(database.db)).map((row) => row.attempts)
const total = async () => (await attempts()).reduce((sum, number) => sum + number, 0)

async function suppressed(): Promise<number> {
  const query = sql<{ number: number }>`select count(*) as number from feuilleton.suppressions`
  return (await query.execute(database.db)).rows[0]!.number
}

/** A cohort that the relay has paused at its due instant, on the first letter it was given. */
async function refusedCourse(options: Parameters<typeof course>[0] = {}) {
  const opened = await course(options)
  refuseAt('mail')
  opened.clock.set(DUE)
  await opened.run()
  return opened
}

describe('a relay that refuses the sender', () => {
  it.each([
    ['connect', REFUSAL],
    ['ehlo', REFUSAL],
    // Of the reply to a sign-in codes alone are kept: it may say the password again.
    ['auth', '550 5.7.1 signing in to the relay fails'],
    ['mail', REFUSAL],
  ] as const)('at %s pauses the cohort at once, and says why', async (verb, why) => {
    await sink.close()
    sink = await startSink((at) => (at === verb ? REFUSAL : undefined), { auth: true })
    const refused = await course({ login: { user: 'asso', password: 'secret' } })
    refused.clock.set(DUE)
    await refused.run()
    expect(await pauseOf(refused)).toMatchObject({
      pausedBy: 'relay',
      reason: why,
      pausedAt: DUE,
      tries: 0,
      nextTryAt: minute(5),
    })
    expect(told).toHaveLength(1)
    expect(recipients()).toEqual([])
    expect(await attempts()).toEqual([1, 0, 0, 0, 0])
    expect(await suppressed()).toBe(0)
  })

  it('leaves the other cohorts alone', async () => {
    answer = (verb, to) => (verb === 'rcpt' && to.endsWith('.a.example') ? REFUSAL : undefined)
    const one = await course({ slug: 'un', people: apart(4), connections: 2 })
    const other = await course({ slug: 'deux', people: crowd(4, 'b.example'), connections: 2 })
    one.clock.set(DUE)
    other.clock.set(DUE)
    const work = await one.tick()
    await Promise.all([one.deliver(work), other.deliver(work)])
    expect(recipients().toSorted()).toEqual(crowd(4, 'b.example'))
    expect(await pauseOf(one)).toMatchObject({ pausedBy: 'relay' })
    expect(await pauseOf(other)).toBeUndefined()
  })

  it.each([
    ['connect', '421 4.3.2 busy'],
    ['mail', '451 4.3.0 later'],
    ['rcpt', '450 4.2.1 later'],
    ['data', '451 4.3.0 later'],
    ['dot', '451 4.7.1 greylisted'],
  ] as const)('for now (%s: %s) pauses nothing, however often', async (verb, reply) => {
    refuseAt(verb, reply)
    const opened = await course()
    await play({ ...opened.deliverer, clock: opened.clock })
    expect(told).toEqual([])
    expect(await total()).toBeGreaterThan(5 * 5)
    expect(await ledgerWords(database.db)).toEqual(
      crowd(5).map((address) => `jour-01 ${address} skipped(expired)`),
    )
  })
})

describe('a relay that refuses letters', () => {
  it.each(['rcpt', 'data', 'dot'] as const)(
    'at %s, of several domains, pauses the cohort after three different ones in a row, and suppresses nobody',
    async (verb) => {
      refuseAt(verb)
      const opened = await course({ people: apart(5) })
      opened.clock.set(DUE)
      await opened.run()
      expect(told).toHaveLength(1)
      expect(await pauseOf(opened)).toMatchObject({ pausedBy: 'relay', reason: REFUSAL })
      expect(await attempts()).toEqual([1, 1, 1, 0, 0])
      expect(await suppressed()).toBe(0)
      const rows = await ledgerRows(database.db)
      expect(rows.map(({ state, bodies }) => `${state} ${bodies}`)).toEqual(Array(5).fill('due 0'))
    },
  )

  it('to one bad address among good ones pauses nothing, however often it does', async () => {
    answer = (verb, to) => (verb === 'rcpt' && to.startsWith('p2@') ? REFUSAL : undefined)
    const opened = await course({ edition: courseEdition(2) })
    await play({ ...opened.deliverer, clock: opened.clock })
    expect(told).toEqual([])
    expect(await suppressed()).toBe(0)
    expect(await ledgerWords(database.db)).toEqual(
      [1, 2].flatMap((day) =>
        crowd(5).map((address) => {
          return `${letterName(day)} ${address} ${address.startsWith('p2@') ? 'bounced' : 'submitted'}`
        }),
      ),
    )
  })

  it('to a few bad addresses among good ones pauses nothing when only those are left to try again', async () => {
    answer = (verb, to) => (verb === 'rcpt' && /^p[246]@/.test(to) ? REFUSAL : undefined)
    const opened = await course({ edition: courseEdition(2), people: crowd(7) })
    await play({ ...opened.deliverer, clock: opened.clock })
    expect(told).toEqual([])
    expect(recipients()).toHaveLength(2 * 4)
  })

  it('is heard in the order in which it spoke, however long the ledger takes', async () => {
    answer = (verb, to) => (verb === 'dot' && /^p[24]@/.test(to) ? REFUSAL : undefined)
    const opened = await course()
    opened.clock.set(DUE)
    const { refusals } = opened.deliverer
    const order: string[] = []
    const note: typeof refusals.note = async (delivery, outcome) => {
      order.push(`${outcome.kind} begins`)
      if (outcome.kind === 'submitted') await new Promise((resolve) => setTimeout(resolve, 50))
      const isPaused = await refusals.note(delivery, outcome)
      order.push(`${outcome.kind} ends`)
      return isPaused
    }
    for (const id of await opened.tick()) await deliverChunk({ ...opened.deliverer, refusals: { note } }, id)
    const told = ['submitted begins', 'submitted ends', 'deferred begins', 'deferred ends']
    expect(order).toEqual([...told, ...told, 'submitted begins', 'submitted ends'])
  })

  it('and then takes one counts anew', async () => {
    let refused = 0
    answer = (verb, to) => (verb === 'dot' && !/^p[36]@/.test(to) && ++refused ? REFUSAL : undefined)
    const opened = await course({ people: crowd(7) })
    opened.clock.set(DUE)
    await opened.run()
    expect(refused).toBe(5)
    expect(told).toEqual([])
    expect(recipients()).toEqual(['p3@example.org', 'p6@example.org'])
  })
})

describe('a cohort that the relay has paused', () => {
  it('has nothing claimed, and uses no attempt up', async () => {
    const { clock, tick, deliver, deliverer } = await refusedCourse()
    const before = await ledgerRows(database.db)
    const { dispatchId } = (await findStream(database.db, 1))!
    for (const minutes of [1, 2, 4]) {
      clock.set(minute(minutes))
      expect(await tick()).toEqual([])
      await deliver([dispatchId]) // a job that is still in the queue
      expect(await deliverChunk(deliverer, dispatchId)).toBe(false)
    }
    expect(await ledgerRows(database.db)).toEqual(before)
    expect(said.filter((verb) => verb === 'mail')).toHaveLength(1)
  })

  it('has one letter tried when it is time, by one of several workers', async () => {
    const { clock, tick, deliverer, worker } = await refusedCourse()
    clock.set(minute(5))
    const [dispatch = 0] = await tick()
    const workers = [deliverer, worker(), worker(), worker()]
    const other = openDatabase(database.url, { connections: 2, onError: () => undefined })
    const hold = await other.startTransaction().execute()
    await sql`select from feuilleton.pauses for update`.execute(hold) // so that all ask before the first has an answer
    const working = Promise.all(workers.map((each) => deliverChunk(each, dispatch)))
    await locksWaitedFor(other, workers.length)
    await hold.commit().execute()
    await working
    await other.destroy()
    expect(said.filter((verb) => verb === 'mail')).toHaveLength(2)
    expect(await total()).toBe(2)
  })

  it('waits twice as long after each try that is refused, an hour at most', async () => {
    const paused = await refusedCourse()
    const waits: number[] = []
    for (let tries = 1; tries <= 6; tries++) {
      const { nextTryAt } = (await pauseOf(paused))!
      waits.push((nextTryAt!.getTime() - paused.clock.now().getTime()) / MINUTE_MS)
      paused.clock.set(nextTryAt!)
      await paused.run()
      expect(await pauseOf(paused)).toMatchObject({ tries })
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60])
    expect(said.filter((verb) => verb === 'mail')).toHaveLength(7)
    expect(told).toHaveLength(1)
  })

  it('goes on with the first letter that is taken, and the rest leaves', async () => {
    const paused = await refusedCourse()
    answer = () => undefined
    paused.clock.set(minute(5))
    await paused.run()
    expect(await pauseOf(paused)).toBeUndefined()
    await paused.run()
    expect(recipients().toSorted()).toEqual(crowd(5))
  })

  it('does not lose a try on a reader who has left', async () => {
    const paused = await refusedCourse()
    answer = () => undefined
    await sql`update feuilleton.enrolments set state = 'unsubscribed', left_at = ${DUE} where id in (2, 3)`.execute(
      database.db,
    )
    paused.clock.set(minute(5))
    await paused.run()
    await paused.run()
    expect(recipients()).toHaveLength(3)
    expect(await pauseOf(paused)).toBeUndefined()
  })

  it('has what expires meanwhile skipped, and tries the next lesson', async () => {
    const paused = await course({ edition: courseEdition(2) })
    answer = (verb) => (verb === 'mail' && paused.clock.now() < NEXT_DAY ? REFUSAL : undefined)
    await play({ ...paused.deliverer, clock: paused.clock })
    expect(told).toHaveLength(1)
    expect((await ledgerWords(database.db)).toSorted()).toEqual([
      ...crowd(5).map((address) => `jour-01 ${address} skipped(expired)`),
      ...crowd(5).map((address) => `jour-02 ${address} submitted`),
    ])
  })

  it('goes on when the organiser says so', async () => {
    const paused = await refusedCourse()
    answer = () => undefined
    expect(await endPause(database.db, paused.cohort.id)).toMatchObject({ pausedBy: 'relay' })
    paused.clock.set(minute(1))
    await paused.run()
    expect(recipients().toSorted()).toEqual(crowd(5))
  })
})

describe('an organiser who pauses a cohort', () => {
  const byOrganiser = ({ cohort, clock }: Course) =>
    pauseByOrganiser(database.db, { cohortId: cohort.id, reason: 'une erreur', now: clock.now() })

  it('between plan and claim lets nothing leave until it is resumed', async () => {
    const paused = await course()
    paused.clock.set(DUE)
    const work = await paused.tick()
    await byOrganiser(paused)
    await paused.deliver(work)
    expect(await paused.tick()).toEqual([])
    expect(said).toEqual([])
    expect(await total()).toBe(0)
    await endPause(database.db, paused.cohort.id)
    paused.clock.set(minute(90))
    await paused.run()
    expect(recipients().toSorted()).toEqual(crowd(5))
  })

  async function pausedAtHandOver() {
    const paused = await course({ connections: 2 })
    paused.clock.set(DUE)
    const work = await paused.tick()
    const { handed } = paused.deliverer.ledger
    paused.deliverer.ledger.handed = async (claim) => {
      await byOrganiser(paused)
      return handed(claim)
    }
    await paused.deliver(work)
    paused.deliverer.ledger.handed = handed
    return paused
  }

  it('between claim and hand-over lets nothing leave, and uses no attempt up', async () => {
    await pausedAtHandOver()
    expect(recipients()).toEqual([])
    expect(await ledgerWords(database.db)).toEqual(crowd(5).map((address) => `jour-01 ${address} due`))
    expect(await total()).toBe(0)
  })

  it('between claim and hand-over has it leave once it is resumed', async () => {
    const paused = await pausedAtHandOver()
    await endPause(database.db, paused.cohort.id)
    paused.clock.set(minute(90))
    await paused.run()
    expect(recipients().toSorted()).toEqual(crowd(5))
  })

  it('while a letter is being marked as handed waits for it, and comes after it', async () => {
    const paused = await course({ people: crowd(1) })
    paused.clock.set(DUE)
    const claimed = await claim(await paused.tick())
    const order: string[] = []
    await database.db.transaction().execute(async (tx) => {
      await sql`select from feuilleton.deliveries where id = ${claimed[0]!.id} for update`.execute(tx)
      const handing = markHanded(database.db, claimed, DUE).then((may) => order.push(`handed ${may.size}`))
      await locksWaitedFor(database.db, 1)
      const pausing = byOrganiser(paused).then(() => order.push('paused'))
      await locksWaitedFor(database.db, 2)
      void Promise.all([handing, pausing])
    })
    await expect.poll(() => order).toHaveLength(2)
    expect(order).toEqual(['handed 1', 'paused'])
  })

  it('does not wait for an import into that cohort', async () => {
    const paused = await course()
    await database.db.transaction().execute(async (tx) => {
      await sql`
        insert into feuilleton.subscribers (address, address_key, created_at) values ('n@example.org', 'n', now())`.execute(
        tx,
      )
      await sql`
        insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language)
        select ${paused.cohort.id}, max(s.id), 1, now(), 'fr' from feuilleton.subscribers s`.execute(tx)
      await byOrganiser(paused)
      expect(await pauseOf(paused)).toMatchObject({ pausedBy: 'organiser', reason: 'une erreur' })
    })
  })

  it('has what expires meanwhile skipped as paused', async () => {
    const paused = await course({ edition: courseEdition(2), people: crowd(2) })
    paused.clock.set(DUE)
    await paused.tick()
    await byOrganiser(paused)
    paused.clock.set(new Date(NEXT_DAY.getTime() - 1))
    await paused.run()
    await endPause(database.db, paused.cohort.id)
    paused.clock.set(NEXT_DAY)
    await paused.run()
    expect(await ledgerWords(database.db)).toEqual([
      'jour-01 p1@example.org skipped(paused)',
      'jour-01 p2@example.org skipped(paused)',
      'jour-02 p1@example.org submitted',
      'jour-02 p2@example.org submitted',
    ])
  })

  it('keeps it paused when the relay takes a letter that was on its way', async () => {
    const paused = await refusedCourse()
    answer = async (verb) => {
      if (verb === 'dot') await byOrganiser(paused)
      return undefined
    }
    paused.clock.set(minute(5))
    await paused.run()
    expect(sink.accepted).toHaveLength(1)
    expect(await pauseOf(paused)).toMatchObject({
      pausedBy: 'organiser',
      reason: 'une erreur',
      pausedAt: minute(5),
      nextTryAt: null,
    })
    paused.clock.set(minute(120))
    expect(await paused.tick()).toEqual([])
  })

  it('keeps it paused when the relay refuses a letter that was on its way', async () => {
    const paused = await course()
    answer = async (verb) => {
      if (verb !== 'mail') return undefined
      await byOrganiser(paused)
      return REFUSAL
    }
    paused.clock.set(DUE)
    await paused.run()
    expect(told).toEqual([])
    expect(await pauseOf(paused)).toMatchObject({ pausedBy: 'organiser', reason: 'une erreur' })
  })
})

describe('a cohort that is cancelled', () => {
  const cancelled = (number: number) =>
    crowd(number).map((address) => `jour-01 ${address} skipped(cancelled)`)

  it('between plan and claim has nothing leave after that', async () => {
    const { clock, tick, deliver, run, cohort } = await course({ edition: courseEdition(3) })
    clock.set(DUE)
    const work = await tick()
    expect(await cancelCohort(database.db, cohort)).toBe(2)
    await deliver(work)
    clock.set(NEXT_DAY)
    await run()
    expect(said).toEqual([])
    expect(await ledgerWords(database.db)).toEqual(cancelled(5))
  })

  it('between claim and hand-over has nothing leave after that', async () => {
    const { clock, tick, deliver, deliverer, cohort } = await course()
    clock.set(DUE)
    const work = await tick()
    const { handed } = deliverer.ledger
    deliverer.ledger.handed = async (claim) => {
      await cancelCohort(database.db, cohort)
      return handed(claim)
    }
    await deliver(work)
    expect(recipients()).toEqual([])
    expect(await ledgerWords(database.db)).toEqual(cancelled(5))
  })

  it('while it is paused says so at once', async () => {
    const paused = await refusedCourse()
    await cancelCohort(database.db, paused.cohort)
    paused.clock.set(minute(1))
    await paused.run()
    expect(await ledgerWords(database.db)).toEqual(cancelled(5))
    expect(await pauseOf(paused)).toBeUndefined()
  })

  it('is not paused by a letter that was on its way', async () => {
    const cut = await course()
    answer = async (verb) => {
      if (verb !== 'mail') return undefined
      await cancelCohort(database.db, cut.cohort)
      return REFUSAL
    }
    cut.clock.set(DUE)
    await cut.run()
    expect(await pauseOf(cut)).toBeUndefined()
  })
})

/** Claims as a worker does, for a minute. */
async function claim([dispatchId = 0]: number[]) {
  const stream = await findStream(database.db, dispatchId)
  const { claimed } = await claimDue(database.db, stream!, {
    now: DUE,
    leaseUntil: minute(1),
    by: 'another',
    size: 100,
  })
  return claimed.map(({ id, fence }) => ({ id, fence, bytesHash: 'the same' }))
}
