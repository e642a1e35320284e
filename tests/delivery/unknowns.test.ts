import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliverChunk } from '../../src/delivery/deliver.ts'
import type { Claim, UnknownPolicy } from '../../src/domain/delivery.ts'
import type { Decision } from '../../src/domain/waiting-letter.ts'
import { claimDue, endOverdueLeases } from '../../src/store/claims.ts'
import { findDueWork } from '../../src/store/due.ts'
import { markHanded } from '../../src/store/hand-over.ts'
import { type Settlement, settleDeliveries } from '../../src/store/settle.ts'
import { findStream } from '../../src/store/streams.ts'
import { listWaiting, resolveWaiting } from '../../src/store/unknowns.ts'
import { listWaitingGroups } from '../../src/store/waiting-groups.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type LedgerRow, ledgerRows, ledgerWords } from '../support/ledger-rows.ts'
import { type AnswerOf, type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const MINUTE_MS = 60_000
const ANA = 'ana@example.org'

let database: TestDatabase
let sink: SmtpSink
let answer: AnswerOf
const courses: Course[] = []

beforeEach(async () => {
  database = await testDatabase()
  answer = () => undefined
  sink = await startSink((...asked) => answer(...asked))
})

afterEach(async () => {
  for (const course of courses.splice(0)) course.close()
  await sink.close()
  await database.close()
})

type Wanted = { unknown?: UnknownPolicy; days?: number; schedule?: object; lessons?: Record<string, string> }

async function course({ unknown = 'resend-once', days = 1, schedule = {}, lessons = {} }: Wanted = {}) {
  const opened = await openCourse({
    db: database.db,
    edition: courseEdition(days, { schedule: { unknown, ...schedule }, lessons }),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [ANA],
    connections: 1,
  })
  courses.push(opened)
  return opened
}

const minute = (minutes: number) => new Date(DUE.getTime() + minutes * MINUTE_MS)

/** The relay keeps the first so many bodies and hangs up without a word. */
function swallow(number: number): void {
  answer = (verb) => (verb === 'dot' && sink.taken.length <= number ? 'swallow' : undefined)
}

const words = () => ledgerWords(database.db)
async function row(): Promise<LedgerRow> {
  return (await ledgerRows(database.db))[0]!
}

/** Lets time go by as in the service, which looks again a little after each instant. */
async function playOut({ run, clock }: Course): Promise<void> {
  for (;;) {
    for (let looks = 0; looks < 3; looks++) await run()
    const { next } = await findDueWork(database.db, clock.now(), 1)
    if (!next) return
    clock.set(next)
  }
}

type Resolution = { decision: string; by: string; was: string; note: string | null }

async function resolutions(): Promise<Resolution[]> {
  const query = sql<Resolution>`
    select decision, decided_by as by, was, note from feuilleton.resolutions order by id`
  return (await query.execute(database.db)).rows
}

const resolve = (state: 'unknown' | 'held', decision: Decision, now: Date, note?: string) =>
  resolveWaiting(database.db, { state, ids: [1], decision, note, now })

describe('a letter that nobody knows about', () => {
  it('stays as it is when the programme says hold', async () => {
    swallow(1)
    const held = await course({ unknown: 'hold' })
    await playOut(held)
    expect(sink.taken).toHaveLength(1)
    expect(await row()).toMatchObject({ state: 'unknown', bodies: 1, resends: 0 })
    expect(await resolutions()).toEqual([])
  })

  it('is listed without what the relay said to an attempt before: that is no answer to this one', async () => {
    answer = (verb) => (verb === 'rcpt' ? '451 4.3.0 later' : undefined)
    const held = await course({ unknown: 'hold' })
    held.clock.set(DUE)
    await held.run()
    expect(await row()).toMatchObject({ state: 'due', reply: '451 4.3.0 later' })
    held.clock.set(minute(2))
    await handOverAndDie(held, minute(2))
    await endOverdueLeases(database.db, minute(4))
    const [waiting] = await listWaiting(database.db, { state: 'unknown', all: false })
    expect(waiting).toMatchObject({ state: 'unknown', why: null })
  })

  it('leaves once more when the programme says resend-once: the same bytes, and the decision written down', async () => {
    swallow(1)
    await playOut(await course())
    expect(sink.taken).toHaveLength(2)
    const [first, second] = sink.taken
    expect(second!.messageId).toMatch(/^<d\.1\./)
    expect(second).toMatchObject({ messageId: first!.messageId, sha256: first!.sha256, to: first!.to })
    expect(await row()).toMatchObject({
      state: 'submitted',
      bodies: 2,
      resends: 1,
      reply: '250 2.0.0 queued',
    })
    expect(await resolutions()).toMatchObject([
      { decision: 'resend', by: 'policy', was: expect.stringMatching(/^unknown: /), note: null },
    ])
  })

  it('stays as it is when nobody knows the second time either', async () => {
    swallow(9)
    await playOut(await course())
    expect(sink.taken).toHaveLength(2)
    expect(await row()).toMatchObject({ state: 'unknown', bodies: 2, resends: 1 })
    expect(await resolutions()).toHaveLength(1)
    expect(await listWaiting(database.db, { state: 'unknown', all: false })).toMatchObject([{ id: 1 }])
  })

  it('does not leave again once it has expired', async () => {
    const opened = await course()
    const { clock, run } = opened
    clock.set(DUE)
    await handOverAndDie(opened)
    clock.set(new Date('2027-03-01T23:00:00Z'))
    await run()
    expect(await row()).toMatchObject({ state: 'unknown', resends: 0 })
    expect(sink.taken).toEqual([])
  })

  it.each([
    ['before the decision', async () => undefined],
    ['after it', async (opened: Course) => void (await opened.tick())],
  ])('stays unknown when its reader unsubscribes %s, and does not leave', async (_, decide) => {
    const opened = await course()
    const { clock, run } = opened
    clock.set(DUE)
    await handOverAndDie(opened)
    clock.set(minute(2))
    await decide(opened)
    await unsubscribe(database.db, 1, clock)
    await run()
    expect(sink.taken).toEqual([])
    expect(await row()).toMatchObject({ state: 'unknown', bodies: 1 })
  })

  it('stays unknown when its reader unsubscribes before the second hand-over', async () => {
    swallow(1)
    const { clock, run, deliverer } = await course()
    clock.set(DUE)
    await run()
    const { handed } = deliverer.ledger
    deliverer.ledger.handed = async (claim) => {
      await unsubscribe(database.db, 1, clock)
      return handed(claim)
    }
    await run()
    expect(sink.taken).toHaveLength(1)
    expect(await row()).toMatchObject({ state: 'unknown', bodies: 1, resends: 1 })
  })

  it.each([
    ['refused for good', '550 5.1.1 no such user', 'unknown'],
    ['put off until it expires', '451 4.3.0 later', 'unknown'],
  ] as const)('and whose second try is %s stays unknown', async (_, reply, state) => {
    answer = (verb) => {
      if (verb === 'dot' && sink.taken.length === 1) return 'swallow'
      return verb === 'rcpt' && sink.taken.length > 0 ? reply : undefined
    }
    await playOut(await course())
    expect(sink.taken).toHaveLength(1)
    expect(await row()).toMatchObject({ state, bodies: 1, resends: 1 })
  })

  it('is listed with what was said to the attempt that is unknown, not with a later refusal', async () => {
    answer = (verb) => {
      if (verb === 'dot' && sink.taken.length === 1) return '252 2.0.0 perhaps'
      return verb === 'rcpt' && sink.taken.length > 0 ? '550 5.1.1 no such user' : undefined
    }
    await playOut(await course())
    expect(await row()).toMatchObject({ state: 'unknown', reply: '550 5.1.1 no such user', bodies: 1 })
    const why = '252 2.0.0 perhaps'
    expect(await listWaiting(database.db, { state: 'unknown', all: false })).toMatchObject([{ why }])
    expect(await listWaitingGroups(database.db)).toMatchObject([{ why }])
    await resolve('unknown', 'leave', minute(9))
    expect((await resolutions()).map(({ was }) => was)).toEqual(Array(2).fill(`unknown: ${why}`))
  })

  it('and cannot be written the second time stays unknown: its first body may have been taken', async () => {
    swallow(1)
    const opened = await course()
    const { clock, run } = opened
    clock.set(DUE)
    await run()
    await failToWrite(opened)
    expect(await row()).toMatchObject({ state: 'unknown', bodies: 1 })
  })

  it('and whose bytes have changed meanwhile stays unknown, until an organiser lets it go', async () => {
    swallow(1)
    const { clock, tick, run, worker } = await course()
    clock.set(DUE)
    await run()
    const moved = worker({ publicUrl: 'https://ailleurs.example' })
    for (const id of await tick()) await deliverChunk(moved, id)
    expect(sink.taken).toHaveLength(1)
    expect(await row()).toMatchObject({ state: 'unknown', reason: 'bytes-changed' })
    clock.set(minute(1))
    expect(await resolve('unknown', 'resend', clock.now())).toEqual([1])
    for (const id of await tick()) await deliverChunk(moved, id)
    expect(sink.taken).toHaveLength(2)
    expect(await row()).toMatchObject({ state: 'submitted', bodies: 2 })
  })

  it('follows the rule of its lesson before that of the programme', async () => {
    const lessons = [
      { day: 1, letter: 'jour-01' },
      { day: 2, letter: 'jour-02', unknown: 'hold' },
    ]
    swallow(9)
    await playOut(await course({ days: 2, schedule: { lessons } }))
    expect((await ledgerRows(database.db)).map(({ resends }) => resends)).toEqual([1, 0])
    expect(sink.taken).toHaveLength(3)
  })

  it('leaves once more in the one lesson that says so', async () => {
    const lessons = [
      { day: 1, letter: 'jour-01' },
      { day: 2, letter: 'jour-02', unknown: 'resend-once' },
    ]
    swallow(9)
    await playOut(await course({ unknown: 'hold', days: 2, schedule: { lessons } }))
    expect((await ledgerRows(database.db)).map(({ resends }) => resends)).toEqual([0, 1])
  })
})

describe('an answer that comes late, to a worker that was given up', () => {
  it('is a 250: the letter is submitted, and does not leave again', async () => {
    const opened = await course()
    const { clock, run } = opened
    clock.set(DUE)
    const claim = await handOverAndDie(opened)
    clock.set(minute(2))
    await endOverdueLeases(database.db, clock.now())
    expect(await words()).toEqual([`jour-01 ${ANA} unknown`])
    await settle(claim, { state: 'submitted', reply: '250 2.0.0 at last' })
    await run()
    expect(sink.taken).toEqual([])
    expect(await row()).toMatchObject({ state: 'submitted', reply: '250 2.0.0 at last', bodies: 1 })
  })

  it('is a 250 after the decision to send it again: its fence is old', async () => {
    const opened = await course()
    const { clock, tick, deliver } = opened
    clock.set(DUE)
    const claim = await handOverAndDie(opened)
    clock.set(minute(2))
    const work = await tick()
    await settle(claim, { state: 'submitted', reply: '250 2.0.0 at last' })
    expect(await row()).toMatchObject({ state: 'due', resends: 1 })
    answer = async (verb) => {
      if (verb === 'mail') await settle(claim, { state: 'submitted', reply: '250 2.0.0 at last' })
      return undefined
    }
    await deliver(work)
    expect(sink.taken).toHaveLength(1)
    expect(await row()).toMatchObject({ state: 'submitted', reply: '250 2.0.0 queued', bodies: 2 })
  })

  it('is a refusal of the address: the letter has bounced, and no body counts', async () => {
    const opened = await course({ unknown: 'hold' })
    const { clock, tick } = opened
    clock.set(DUE)
    const claim = await handOverAndDie(opened)
    clock.set(minute(2))
    await tick()
    await settle(claim, { state: 'bounced', reply: '550 5.1.1 no such user' })
    expect(await row()).toMatchObject({ state: 'bounced', bodies: 0, reply: '550 5.1.1 no such user' })
  })

  it('is a refusal for now: the letter is due again, and leaves', async () => {
    const opened = await course({ unknown: 'hold' })
    const { clock, tick, run } = opened
    clock.set(DUE)
    const claim = await handOverAndDie(opened)
    clock.set(minute(2))
    await tick()
    await settle(claim, { state: 'due', reply: '451 4.3.0 later', nextAt: minute(3) })
    expect(await row()).toMatchObject({ state: 'due', bodies: 0 })
    clock.set(minute(3))
    await run()
    expect(sink.taken).toHaveLength(1)
    expect(await row()).toMatchObject({ state: 'submitted', bodies: 1 })
  })
})

describe('a second body', () => {
  it('cannot be written down without a decision, whatever the code does', async () => {
    await playOut(await course())
    const change = (values: string) =>
      sql`update feuilleton.deliveries set ${sql.raw(values)} where id = 1`.execute(database.db)
    await expect(change('bodies = 2')).rejects.toThrow(/at_most_one_body/)
    await expect(change('bodies = -1')).rejects.toThrow(/at_most_one_body/)
    await expect(change('bodies = 3, resends = 1')).rejects.toThrow(/at_most_one_body/)
    await expect(change('bodies = 2, resends = 1')).resolves.toBeDefined()
  })

  it('does not leave when a row says due although its body is out', async () => {
    swallow(1)
    const { clock, run } = await course({ unknown: 'hold' })
    clock.set(DUE)
    await run()
    await sql`update feuilleton.deliveries set state = 'due' where id = 1`.execute(database.db)
    await run().catch(() => undefined) // the check may be heard as an error
    expect(sink.taken).toHaveLength(1)
    expect(sink.accepted).toEqual([])
  })
})

describe('a retry whose bytes have changed', () => {
  it('is held and says why, until an organiser lets it go', async () => {
    answer = (verb) => (verb === 'dot' && sink.taken.length === 1 ? '451 4.3.0 later' : undefined)
    const { clock, tick, run, worker } = await course()
    clock.set(DUE)
    await run()
    const moved = worker({ publicUrl: 'https://ailleurs.example' })
    clock.set(minute(2))
    for (const id of await tick()) await deliverChunk(moved, id)
    expect(sink.taken).toHaveLength(1)
    expect(await row()).toMatchObject({
      state: 'held',
      bodies: 0,
      reason: 'bytes-changed',
    })
    expect(await resolve('held', 'resend', clock.now())).toEqual([1])
    for (const id of await tick()) await deliverChunk(moved, id)
    expect(sink.taken).toHaveLength(2)
    expect(sink.accepted[0]!.bytes.toString()).toContain('ailleurs.example')
    expect(await row()).toMatchObject({ state: 'submitted', reason: null, bodies: 1, resends: 0 })
    expect(await resolutions()).toMatchObject([
      { decision: 'resend', by: 'organiser', was: 'held: bytes-changed' },
    ])
  })

  it('leaves as it was when the bytes are the same again', async () => {
    answer = (verb) => (verb === 'dot' && sink.taken.length === 1 ? '451 4.3.0 later' : undefined)
    const { clock, tick, run, worker } = await course()
    clock.set(DUE)
    await run()
    clock.set(minute(2))
    for (const id of await tick()) await deliverChunk(worker(), id)
    expect(new Set(sink.taken.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(await row()).toMatchObject({ state: 'submitted' })
  })
})

describe('an organiser who decides', () => {
  async function unknownLetter() {
    swallow(1)
    const opened = await course({ unknown: 'hold' })
    opened.clock.set(DUE)
    await opened.run()
    return opened
  }

  it('to send an unknown again has it leave once, with the decision written down', async () => {
    const { clock, run } = await unknownLetter()
    clock.set(minute(10))
    expect(await resolve('unknown', 'resend', clock.now())).toEqual([1])
    expect(await resolve('unknown', 'resend', clock.now())).toEqual([])
    await run()
    await run()
    expect(sink.taken).toHaveLength(2)
    expect(await row()).toMatchObject({ state: 'submitted', bodies: 2, resends: 1 })
    expect(await resolutions()).toMatchObject([{ decision: 'resend', by: 'organiser' }])
  })

  it('that the relay has it makes it submitted, on the word of the relay’s log', async () => {
    const { clock } = await unknownLetter()
    expect(await resolve('unknown', 'submitted', clock.now(), 'status=sent (250 ok)')).toEqual([1])
    expect(await row()).toMatchObject({ state: 'submitted', reply: 'status=sent (250 ok)' })
  })

  it('to leave it takes it off the list, and keeps it unknown', async () => {
    const { clock } = await unknownLetter()
    await resolve('unknown', 'leave', clock.now())
    expect(await words()).toEqual([`jour-01 ${ANA} unknown`])
    expect(await listWaiting(database.db, { state: 'unknown', all: false })).toEqual([])
    expect(await listWaiting(database.db, { state: 'unknown', all: true })).toMatchObject([
      { id: 1, decision: 'leave' },
    ])
  })

  it('too late to send it again changes nothing', async () => {
    await unknownLetter()
    expect(await resolve('unknown', 'resend', new Date('2027-03-01T23:00:00Z'))).toEqual([])
    expect(await row()).toMatchObject({ state: 'unknown', resends: 0 })
    expect(await resolutions()).toEqual([])
  })

  it('about a letter that could not be written lets it leave once it can be', async () => {
    const lessons = { 'jour-01': lessonText(1) }
    const opened = await course({ lessons })
    const { clock, tick, run } = opened
    clock.set(DUE)
    await tick()
    await failToWrite(opened)
    expect(await row()).toMatchObject({ state: 'held', reason: 'no such file' })
    clock.set(minute(30))
    expect(await resolve('held', 'resend', clock.now())).toEqual([1])
    await run()
    expect(await row()).toMatchObject({ state: 'submitted', reason: null })
  })
})

/** Claims and marks as handed, as a worker does that is gone in the middle of the body; its lease is a minute. */
async function handOverAndDie({ tick, deliverer }: Course, now = DUE): Promise<Claim[]> {
  const [dispatchId = 0] = await tick()
  const stream = await findStream(database.db, dispatchId)
  const wanted = { now, leaseUntil: new Date(now.getTime() + MINUTE_MS), by: 'gone', size: 100 }
  const { claimed } = await claimDue(database.db, stream!, wanted)
  const write = deliverer.openWriter()
  const handOvers = claimed.map(async (delivery) => {
    const letter = await write(delivery)
    const bytes = 'bytes' in letter ? letter.bytes : ''
    return {
      id: delivery.id,
      fence: delivery.fence,
      bytesHash: createHash('sha256').update(bytes).digest('hex'),
    }
  })
  await markHanded(database.db, await Promise.all(handOvers), now)
  return claimed.map(({ id, fence }) => ({ id, fence }))
}

/** What a worker writes down that was away for a while. */
async function settle([claim]: Claim[], settlement: Omit<Settlement, 'id' | 'fence'>): Promise<void> {
  await settleDeliveries(database.db, [{ ...claim!, ...settlement }], minute(2))
}

/** Works on what is due with a writer for whom the letter has a mistake. */
async function failToWrite({ tick, deliverer }: Course): Promise<void> {
  const openWriter = () => async () => ({ held: 'no such file' })
  for (const id of await tick()) await deliverChunk({ ...deliverer, openWriter }, id)
}
