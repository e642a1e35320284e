import { afterEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/domain/delivery.ts'
import type { LinkOptions } from '../../src/mail/relay-links.ts'
import { SmtpPool } from '../../src/mail/smtp-pool.ts'
import { until } from '../support/service-process.ts'
import {
  type Answer,
  type AnswerOf,
  type Asked,
  type SmtpSink,
  startSink,
  type Verb,
} from '../support/smtp-sink.ts'

const BYTES = Buffer.from('Subject: hello\r\n\r\nhello\r\n')

let sink: SmtpSink
let pool: SmtpPool
afterEach(async () => {
  pool.close()
  await sink.close()
})

type Options = Pick<LinkOptions, 'connections' | 'first' | 'idleMs'>

async function open(answer: AnswerOf, options: Options) {
  sink = await startSink(answer)
  pool = poolTo(sink, options)
}

function poolTo({ port }: SmtpSink, options: Options): SmtpPool {
  const relay = { host: '127.0.0.1', port, secure: false, requireTls: false }
  return new SmtpPool({ relay, name: 'test.localhost', ...options })
}

async function send(stream = 1, over = pool): Promise<Outcome> {
  const permit = await over.acquire(stream)
  try {
    const message = { envelopeFrom: 'b@x.test', to: 'ana@example.org', envelopeId: '1', bytes: BYTES }
    return await permit.send(message, async () => true)
  } finally {
    permit.release()
  }
}

/** Two cohorts with more letters than there are connections, until it is enough. */
async function sendUntil(isEnough: () => boolean): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const worker = async (stream: number) => {
    while (!isEnough()) outcomes.push(await send(stream))
  }
  await Promise.all(Array.from({ length: 60 }, (_, n) => worker(n % 2)))
  return outcomes
}

const notSubmitted = (outcomes: readonly Outcome[]) => outcomes.filter(({ kind }) => kind !== 'submitted')

/** A relay that has room for so many connections, and takes its time for each letter. */
function withRoomFor(room: number) {
  const inside = new Set<number>()
  const relay = { turnedAway: 0, answer }
  function answer(verb: Verb, _: string, { connection }: Asked): Answer {
    if (verb === 'connect' && inside.size >= room) {
      relay.turnedAway++
      return '421 4.7.0 too many connections'
    }
    if (verb === 'connect') inside.add(connection)
    if (verb === 'quit') inside.delete(connection)
    return verb === 'dot' ? { holdMs: 30 } : undefined
  }
  return relay
}

describe('the connections to a relay', () => {
  it('grow to the most while each takes as many letters as those before, and no letter is put off for it', async () => {
    await open(withRoomFor(100).answer, { first: 2, connections: 12 })
    const outcomes = await sendUntil(() => pool.size >= 12)
    expect(notSubmitted(outcomes)).toEqual([])
    expect(sink.taken).toHaveLength(outcomes.length)
    expect(sink.connections.mostOpen).toBeLessThanOrEqual(12)
  })

  it('are as many as the relay has room for; it is asked before any letter counts on one more', async () => {
    const relay = withRoomFor(5)
    await open(relay.answer, { first: 2, connections: 12 })
    const outcomes = await sendUntil(() => relay.turnedAway > 0)
    expect(notSubmitted(outcomes)).toEqual([])
    expect([4, 5], 'one may have been about to be replaced').toContain(pool.size)
  })

  it('are fewer at once where it has room for less than the first', async () => {
    await open(withRoomFor(3).answer, { first: 8, connections: 12 })
    const outcomes = await sendUntil(() => sink.accepted.length > 100)
    const putOff = notSubmitted(outcomes)
    expect(pool.size).toBe(3)
    for (const outcome of putOff) expect(outcome).toMatchObject({ kind: 'deferred', cause: 'passing' })
    expect(putOff.length, 'those that met it').toBeLessThanOrEqual(16)
  })

  it('are fewer after a 421 in the middle of a session', async () => {
    let leaving = 1
    const answer: AnswerOf = (verb) => (verb === 'mail' && leaving-- > 0 ? '421 4.3.2 going down' : undefined)
    await open(answer, { connections: 12 })
    expect(await send()).toMatchObject({ kind: 'deferred', cause: 'passing' })
    expect(pool.size).toBe(8)
    expect(await send()).toMatchObject({ kind: 'submitted' })
  })

  it('are tried by one letter at a time, at growing intervals, while the relay lets nobody in', async () => {
    let isShut = true
    await open((verb) => (verb === 'connect' && isShut ? '421 4.3.2 not now' : undefined), { connections: 4 })
    const began = performance.now()
    expect(notSubmitted(await Promise.all([send(1), send(2), send(3)]))).toHaveLength(3)
    expect([pool.size, sink.connections.opened]).toEqual([1, 3])
    for (let n = 0; n < 3; n++) expect(await send()).toMatchObject({ kind: 'deferred' })
    expect(performance.now() - began).toBeGreaterThan(250 + 500 + 1_000 - 10)
    isShut = false
    expect(await send()).toMatchObject({ kind: 'submitted' })
    expect(pool.size).toBe(4)
  })

  it('end their waiting when a stop is asked for', async () => {
    await open((verb) => (verb === 'connect' ? '421 4.3.2 not now' : undefined), { connections: 1 })
    const other = pool
    pool = poolTo(sink, { connections: 1 })
    for (let n = 0; n < 3; n++) await Promise.all([send(1, other), send()])
    const ends: string[] = []
    const waiting = [send(1, other).then(() => ends.push('waits')), send().then(() => ends.push('stopped'))]
    pool.stop()
    await Promise.all(waiting)
    expect(ends).toEqual(['stopped', 'waits'])
  })

  it('are kept between letters, and left once nobody has used them for a while', async () => {
    let goodbyes = 0
    await open((verb) => void (verb === 'quit' && goodbyes++), { connections: 4, idleMs: 300 })
    await send()
    await send()
    expect(sink.connections.opened).toBe(1)
    await until(() => goodbyes === 1 || undefined)
    expect(await send()).toMatchObject({ kind: 'submitted' })
    expect(sink.connections.opened).toBe(2)
  })
})
