import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { play } from '../../src/rehearsal/play.ts'
import { ensureTrack } from '../../src/store/cohorts.ts'
import { endPause, findPause } from '../../src/store/pauses.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, letterName } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type LedgerRow, ledgerRows } from '../support/ledger-rows.ts'
import { type AnswerOf, type SmtpSink, startSink } from '../support/smtp-sink.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const UNKNOWN_AT_MICROSOFT = '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)'
const POLICY = '550 5.7.1 Unfortunately, messages from [192.0.2.1] weren’t sent (S3140)'
const GONE = '550 5.1.1 no such user'

let database: TestDatabase
let sink: SmtpSink
let answer: AnswerOf
let told: string[]
const courses: Course[] = []

beforeEach(async () => {
  database = await testDatabase()
  told = []
  answer = () => undefined
  sink = await startSink((...asked) => answer(...asked))
})

afterEach(async () => {
  for (const course of courses.splice(0)) course.close()
  await sink.close()
  await database.close()
})

const crowd = (number: number, domain = 'example.org') =>
  Array.from({ length: number }, (_, index) => `p${index + 1}@${domain}`)

async function course(people: readonly string[], days = 1, connections = 1) {
  const opened = await openCourse({
    db: database.db,
    edition: courseEdition(days),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people,
    connections,
    onPause: (reason) => told.push(reason),
  })
  courses.push(opened)
  return opened
}

const minute = (minutes: number) => new Date(DUE.getTime() + minutes * 60_000)
const day = (days: number) => minute(days * 24 * 60)
const refuse = (whom: (to: string) => boolean, reply: string) => {
  answer = (verb, to) => (verb === 'rcpt' && whom(to) ? reply : undefined)
}
const at = (domain: string) => (to: string) => to.endsWith(`@${domain}`)
const playThrough = ({ deliverer, clock }: Course) => play({ ...deliverer, clock })
const recipients = () => sink.accepted.map(({ to }) => to)
const rowsOf = async (whom: (to: string) => boolean): Promise<LedgerRow[]> =>
  (await ledgerRows(database.db)).filter(({ address }) => whom(address))
const words = async (whom: (to: string) => boolean) =>
  (await rowsOf(whom)).map(({ letter, state, reason }) => `${letter} ${state}${reason ? ` (${reason})` : ''}`)
const suppressed = async () => {
  const query = sql<{ key: string }>`select address_key as key from feuilleton.suppressions order by 1`
  return (await query.execute(database.db)).rows.map(({ key }) => key)
}
const pausedDomains = async () => {
  const query = sql<{ domain: string }>`select domain from feuilleton.domain_pauses order by 1`
  return (await query.execute(database.db)).rows.map(({ domain }) => domain)
}
/** Whoever is not refused has each letter, left before the next one was due. */
async function expectAllInTime(whom: (to: string) => boolean, days: number) {
  const { rows } = await sql<{ late: number; number: number }>`
    select count(*) as number, count(*) filter (where d.state <> 'submitted' or d.settled_at > i.expires_at) as late
    from feuilleton.deliveries d join feuilleton.dispatches i on i.id = d.dispatch_id
    where d.id = any(${(await rowsOf(whom)).map(({ id }) => id)}::bigint[])`.execute(database.db)
  expect(rows[0]!.late).toBe(0)
  expect(rows[0]!.number % days).toBe(0)
  expect(rows[0]!.number).toBeGreaterThan(0)
}

describe('dead mailboxes among good ones', () => {
  it.each([
    [60, 6],
    [30, 10],
  ])(
    'of %i people with %i dead: everybody else has every letter in time, and nobody is paused',
    async (all, dead) => {
      const isDead = (to: string) => Number(/^p(\d+)@/.exec(to)![1]) <= dead
      refuse(isDead, UNKNOWN_AT_MICROSOFT)
      // As lists are: the dead ones are spread over a few domains.
      const people = crowd(all).map((address, index) =>
        address.replace('example.org', `d${index % 4}.example`),
      )
      const opened = await course(people, 3)
      await playThrough(opened)
      await expectAllInTime((to) => !isDead(to), 3)
      expect(told).toEqual([])
      const ends = await words((to) => to.startsWith('p1@'))
      expect(ends).toEqual([
        'jour-01 bounced (refused)',
        'jour-02 bounced (refused)',
        'jour-03 skipped (suppressed)',
      ])
      expect(await suppressed()).toHaveLength(dead)
    },
  )

  it('are tried once a lesson', async () => {
    refuse((to) => to.startsWith('p2@'), '550 No such user here')
    await playThrough(await course(crowd(3)))
    expect(
      (await rowsOf((to) => to.startsWith('p2@'))).map(({ state, attempts }) => `${state} ${attempts}`),
    ).toEqual(['bounced 1'])
  })
})

describe('a final refusal that gives no reason to trust', () => {
  const REFUSAL = '550 5.5.0 Requested action not taken'

  it('suppresses at the second different letter, a day later', async () => {
    refuse((to) => to.startsWith('p1@'), REFUSAL)
    await playThrough(await course(crowd(2), 3))
    expect(await words((to) => to.startsWith('p1@'))).toEqual([
      'jour-01 bounced (refused)',
      'jour-02 bounced (refused)',
      'jour-03 skipped (suppressed)',
    ])
    expect(await suppressed()).toEqual(['p1@example.org'])
  })

  it('does not when the two are less than a day apart', async () => {
    refuse((to) => to.startsWith('p1@'), REFUSAL)
    const opened = await course(crowd(2), 2)
    opened.clock.set(minute(5))
    await opened.run()
    opened.clock.set(day(1))
    await opened.run()
    expect(await words((to) => to.startsWith('p1@'))).toEqual([
      'jour-01 bounced (refused)',
      'jour-02 bounced (refused)',
    ])
    expect(await suppressed()).toEqual([])
  })

  it('does not after a refusal of another kind', async () => {
    let reply = POLICY
    answer = (verb, to) => (verb === 'rcpt' && to.startsWith('p1@') ? reply : undefined)
    const opened = await course(crowd(4), 2)
    await play({ ...opened.deliverer, clock: opened.clock }, { until: minute(23 * 60) })
    expect(await words((to) => to.startsWith('p1@'))).toEqual(['jour-01 bounced (policy)'])
    reply = REFUSAL
    await playThrough(opened)
    expect(await words((to) => to.startsWith('p1@'))).toEqual([
      'jour-01 bounced (policy)',
      'jour-02 bounced (refused)',
    ])
    expect(await suppressed()).toEqual([])
  })
})

describe('a full mailbox', () => {
  it('that Orange tells with 5.1.1 is tried again, and suppresses nobody', async () => {
    const full = '552 5.1.1 aBcD Boite du destinataire pleine. Recipient overquota. OFR_417 [417]'
    let times = 3
    answer = (verb, to) => (verb === 'rcpt' && to.startsWith('p1@') && times-- > 0 ? full : undefined)
    await playThrough(await course(crowd(2, 'orange.fr')))
    expect(await words(() => true)).toEqual(['jour-01 submitted', 'jour-01 submitted'])
    expect(await suppressed()).toEqual([])
  })
})

describe('a domain that refuses us', () => {
  const mixed = [...crowd(5, 'shut.example'), ...crowd(3, 'open.example')]

  it.each(['rcpt', 'data', 'dot'] as const)(
    'at %s is paused for the cohort after three people, and no other',
    async (verb) => {
      answer = (asked, to) => (asked === verb && at('shut.example')(to) ? POLICY : undefined)
      const opened = await course(mixed)
      opened.clock.set(DUE)
      await opened.run()
      expect(told).toEqual([expect.stringContaining('S3140')])
      expect(await pausedDomains()).toEqual(['shut.example'])
      expect(await findPause(database.db, opened.cohort.id)).toBeUndefined()
      expect(recipients()).toEqual(crowd(3, 'open.example'))
      expect((await rowsOf(at('shut.example'))).map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(
        ['due 1', 'due 1', 'due 1', 'due 0', 'due 0'],
      )
      expect(await suppressed()).toEqual([])
    },
  )

  it('is paused though letters for others are taken in between', async () => {
    refuse(at('shut.example'), POLICY)
    const between = crowd(4, 'shut.example').flatMap((address, index) => [address, `q${index}@open.example`])
    const opened = await course(between)
    opened.clock.set(DUE)
    await opened.run()
    expect(await pausedDomains()).toEqual(['shut.example'])
    expect(recipients()).toHaveLength(4)
  })

  it('with another one in a row pauses the cohort', async () => {
    refuse(() => true, POLICY)
    const opened = await course(['a@one.example', 'b@two.example', 'c@one.example', 'd@three.example'])
    opened.clock.set(DUE)
    await opened.run()
    expect(await findPause(database.db, opened.cohort.id)).toMatchObject({
      pausedBy: 'relay',
      reason: POLICY,
    })
    expect((await ledgerRows(database.db)).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 0])
  })

  it('is not paused by one person who is refused again and again', async () => {
    refuse((to) => to === 'p1@shut.example', POLICY)
    await playThrough(await course(['p1@shut.example', ...crowd(2, 'open.example')], 4))
    expect(told).toEqual([])
    const rows = await rowsOf(at('shut.example'))
    expect(rows.map(({ state, reason }) => `${state} (${reason})`)).toEqual(Array(4).fill('bounced (policy)'))
    expect(Math.max(...rows.map(({ attempts }) => attempts))).toBeLessThanOrEqual(5)
    expect(await suppressed()).toEqual([])
  })

  it('is asked again with one letter that nobody has refused, and then gets all that waits', async () => {
    refuse(at('shut.example'), POLICY)
    const opened = await course(mixed)
    opened.clock.set(DUE)
    await opened.run()
    answer = () => undefined
    opened.clock.set(minute(4))
    await opened.run()
    expect(recipients()).toHaveLength(3)
    opened.clock.set(minute(5))
    await opened.run()
    await opened.run()
    expect(recipients()[3]).toBe('p4@shut.example')
    expect(recipients().slice(4).toSorted()).toEqual(
      ['p1', 'p2', 'p3', 'p5'].map((name) => `${name}@shut.example`),
    )
    expect(await pausedDomains()).toEqual([])
  })

  it('for good gets tries that burn nothing, and the others have every letter in time', async () => {
    refuse(at('shut.example'), POLICY)
    const opened = await course([...crowd(3, 'shut.example'), ...crowd(2, 'open.example')], 2)
    await playThrough(opened)
    await expectAllInTime(at('open.example'), 2)
    expect((await words(at('shut.example'))).toSorted()).toEqual([
      ...Array(3).fill(`${letterName(1)} skipped (expired)`),
      ...Array(3).fill(`${letterName(2)} skipped (expired)`),
    ])
    expect(await suppressed()).toEqual([])
  })

  it('does not spend its try on a dead mailbox', async () => {
    refuse(at('shut.example'), POLICY)
    const opened = await course(mixed)
    opened.clock.set(DUE)
    await opened.run()
    refuse((to) => to === 'p4@shut.example', GONE)
    opened.clock.set(minute(5))
    await opened.run()
    await opened.run()
    expect(await pausedDomains()).toEqual([])
    expect(recipients()).toHaveLength(7)
    expect(await suppressed()).toEqual(['p4@shut.example'])
  })

  it('is asked again at once when the organiser resumes the cohort', async () => {
    refuse(at('shut.example'), POLICY)
    const opened = await course(mixed)
    opened.clock.set(DUE)
    await opened.run()
    answer = () => undefined
    await endPause(database.db, opened.cohort.id)
    opened.clock.set(minute(1))
    await opened.run()
    expect(recipients()).toContain('p5@shut.example')
    expect(await pausedDomains()).toEqual([])
  })
})

describe('a cohort that the relay has paused', () => {
  const attempts = async () => (await ledgerRows(database.db)).map((row) => row.attempts)

  /** Everybody from this place on has an hour of their own, `minutes` later. */
  async function later(opened: Course, place: number, minutes: number): Promise<void> {
    const { dayOne } = opened.cohort
    const shifted = {
      dayOne,
      zone: 'Europe/Paris',
      at: `0${7 + Math.floor((30 + minutes) / 60)}:${(30 + minutes) % 60}`,
      redated: null,
    }
    const track = await ensureTrack(database.db, opened.cohort.id, shifted)
    await sql`update feuilleton.enrolments set track_id = ${track.id} where id > ${place}`.execute(
      database.db,
    )
    await sql`
      insert into feuilleton.dispatches (track_id, letter, day, due_at, expires_at)
      select ${track.id}, letter, day, due_at + ${minutes} * interval '1 minute', expires_at
      from feuilleton.dispatches where track_id <> ${track.id}`.execute(database.db)
  }

  it('has a letter tried that nobody has refused, of whichever track, and only then the oldest', async () => {
    refuse(() => true, POLICY)
    const opened = await course([
      'a@one.example',
      'b@two.example',
      'c@one.example',
      'd@three.example',
      'e@three.example',
    ])
    await later(opened, 3, 2)
    opened.clock.set(DUE)
    await opened.run()
    expect(await attempts()).toEqual([1, 1, 1])
    const tries: number[][] = []
    for (const minutes of [5, 15, 35]) {
      opened.clock.set(minute(minutes))
      await opened.run()
      tries.push(await attempts())
    }
    expect(tries).toEqual([
      [1, 1, 1, 1, 0],
      [1, 1, 1, 1, 1],
      [2, 1, 1, 1, 1],
    ])
  })

  it('does not spend its try on dead mailboxes', async () => {
    answer = (verb) => (verb === 'mail' ? POLICY : undefined)
    const opened = await course(crowd(6))
    opened.clock.set(DUE)
    await opened.run()
    refuse((to) => /^p[2-4]@/.test(to), UNKNOWN_AT_MICROSOFT)
    opened.clock.set(minute(5))
    await opened.run()
    await opened.run()
    expect(await findPause(database.db, opened.cohort.id)).toBeUndefined()
    expect(recipients().toSorted()).toEqual(['p1', 'p5', 'p6'].map((name) => `${name}@example.org`))
  })
})

describe('a provider that denies all of its mailboxes for a while', () => {
  it('is paused early, and nobody of it is suppressed or loses a letter', async () => {
    let isOut = true
    const people = [...crowd(30, 'orange.example'), ...crowd(3, 'open.example')]
    answer = (verb, to) => (verb === 'rcpt' && isOut && at('orange.example')(to) ? GONE : undefined)
    const opened = await course(people)
    opened.clock.set(DUE)
    await opened.run()
    expect(await pausedDomains()).toEqual(['orange.example'])
    expect(await suppressed()).toEqual([])
    expect(recipients()).toEqual(crowd(3, 'open.example'))
    expect((await rowsOf(at('orange.example'))).filter(({ attempts }) => attempts > 0)).toHaveLength(10)
    opened.clock.set(minute(5))
    await opened.run() // the try is refused too, and suppresses nobody
    expect(await suppressed()).toEqual([])
    isOut = false
    await playThrough(opened)
    await expectAllInTime(() => true, 1)
  })

  it('is believed of three readers who had letters before', async () => {
    let isOut = false
    answer = (verb, to) => (verb === 'rcpt' && isOut && at('small.example')(to) ? GONE : undefined)
    const opened = await course([...crowd(4, 'small.example'), ...crowd(2, 'open.example')], 3)
    opened.clock.set(DUE)
    await opened.run()
    isOut = true
    await play({ ...opened.deliverer, clock: opened.clock }, { until: day(2) })
    isOut = false
    await playThrough(opened)
    expect(await suppressed()).toEqual([])
    await expectAllInTime(at('open.example'), 3)
    expect((await words(at('small.example'))).filter((line) => line.startsWith('jour-03'))).toEqual(
      Array(4).fill('jour-03 submitted'),
    )
  })

  it('is not seen in dead mailboxes that are many', async () => {
    const isDead = (to: string) => Number(/^p(\d+)@/.exec(to)![1]) % 10 < 3
    refuse(isDead, GONE)
    await playThrough(await course(crowd(60), 2, 4))
    expect(told).toEqual([])
    await expectAllInTime((to) => !isDead(to), 2)
    expect(await suppressed()).toHaveLength(18)
  })
})
