import { afterEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/domain/delivery.ts'
import type { WireMessage } from '../../src/mail/envelope-commands.ts'
import type { MayHandOver } from '../../src/mail/may-hand-over.ts'
import { SmtpPool } from '../../src/mail/smtp-pool.ts'
import { type Answer, type SmtpSink, startSink, type Verb } from '../support/smtp-sink.ts'

const BODY = 'Subject: hello\r\n\r\n.a line that begins with a dot\r\nlast\r\n'

let sink: SmtpSink | undefined
afterEach(() => sink?.close())

async function handOver(answer?: (verb: Verb) => Answer, may: boolean | Error = true) {
  sink = await startSink(answer)
  const relay = { host: '127.0.0.1', port: sink.port, secure: false, requireTls: false }
  const pool = new SmtpPool({ relay, connections: 1, name: 'test.localhost' })
  const asked: number[] = []
  const outcome = await send(
    pool,
    { envelopeFrom: 'b+x@bounce.test', to: 'ana@example.org', envelopeId: '1.1', bytes: Buffer.from(BODY) },
    async () => {
      asked.push(sink?.accepted.length ?? -1)
      if (may instanceof Error) throw may
      return may
    },
  )
  pool.close()
  return { outcome, asked, accepted: sink.accepted }
}

async function send(pool: SmtpPool, message: WireMessage, mayHandOver: MayHandOver): Promise<Outcome> {
  const permit = await pool.acquire(1)
  try {
    return await permit.send(message, mayHandOver)
  } finally {
    permit.release()
  }
}

describe('handing a message over', () => {
  it('gives the relay the exact bytes, and keeps its 250', async () => {
    const { outcome, asked, accepted } = await handOver()
    expect(outcome).toEqual({ kind: 'submitted', reply: '250 2.0.0 queued' })
    expect(accepted.map(({ bytes }) => bytes.toString())).toEqual([BODY])
    expect(asked, 'asked once, before the body').toEqual([0])
  })

  it('gives the relay nothing when the delivery may not be handed over any more', async () => {
    const { outcome, accepted } = await handOver(undefined, false)
    expect(outcome).toEqual({ kind: 'withdrawn' })
    expect(accepted).toEqual([])
  })

  it('gives the relay nothing when the hand-over cannot be noted, and calls that our own fault', async () => {
    const { outcome, accepted } = await handOver(undefined, new Error('connect ECONNREFUSED 127.0.0.1:5432'))
    expect(outcome).toMatchObject({ kind: 'deferred', cause: 'service' })
    expect(accepted).toEqual([])
  })

  it.each(['connect', 'ehlo', 'mail', 'rcpt', 'data'] as const)(
    'does not ask for hand-over when the relay refuses at %s',
    async (verb) => {
      const { outcome, asked } = await handOver((at) => (at === verb ? '451 4.3.0 later' : undefined))
      expect(outcome).toMatchObject({ kind: 'deferred', cause: 'passing' })
      expect(asked).toEqual([])
    },
  )

  it.each(['connect', 'ehlo', 'mail', 'rcpt', 'data', 'body'] as const)(
    'tries again after a connection that drops at %s',
    async (verb) => {
      const { outcome } = await handOver((at) => (at === verb ? 'drop' : undefined))
      expect(outcome).toMatchObject({ kind: 'deferred', cause: 'passing' })
    },
  )

  it('calls the outcome unknown when the connection drops after the final dot', async () => {
    const { outcome } = await handOver((at) => (at === 'dot' ? 'drop' : undefined))
    expect(outcome).toMatchObject({ kind: 'unknown' })
  })

  it('bounces and suppresses an address that the relay does not know', async () => {
    const { outcome } = await handOver((at) => (at === 'rcpt' ? '550 5.1.1 no such user' : undefined))
    expect(outcome).toMatchObject({ kind: 'bounced', suppress: 'now' })
  })

  it.each([
    ['connect', 'sender'],
    ['ehlo', 'sender'],
    ['mail', 'sender'],
    ['rcpt', 'letter'],
    ['data', 'letter'],
    ['dot', 'letter'],
  ] as const)('blames us for a 550 5.7.1 at %s, never the reader: the %s', async (verb, cause) => {
    const { outcome } = await handOver((at) => (at === verb ? '550 5.7.1 not from you' : undefined))
    expect(outcome).toMatchObject({ kind: 'deferred', cause })
  })

  it('ends a letter at a 550 without an enhanced code, and suppresses only when a day later it is the same', async () => {
    const { outcome } = await handOver((at) => (at === 'rcpt' ? '550 no' : undefined))
    expect(outcome).toMatchObject({ kind: 'bounced', why: 'refused', suppress: 'a-day-apart' })
  })

  it('suppresses a disabled mailbox at the second bounce only', async () => {
    const { outcome } = await handOver((at) => (at === 'rcpt' ? '550 5.2.1 disabled' : undefined))
    expect(outcome).toMatchObject({ kind: 'bounced', suppress: 'at-second' })
  })

  it('tries a full mailbox again', async () => {
    const { outcome } = await handOver((at) => (at === 'rcpt' ? '552 5.2.2 full' : undefined))
    expect(outcome).toMatchObject({ kind: 'deferred', cause: 'passing' })
  })

  it('serves the next message on a new connection after a drop', async () => {
    let drops = 1
    sink = await startSink((verb) => (verb === 'rcpt' && drops-- > 0 ? 'drop' : undefined))
    const relay = { host: '127.0.0.1', port: sink.port, secure: false, requireTls: false }
    const pool = new SmtpPool({ relay, connections: 1, name: 'test.localhost' })
    const message = {
      envelopeFrom: 'b@x.test',
      to: 'ana@example.org',
      envelopeId: '1',
      bytes: Buffer.from(BODY),
    }
    expect(await send(pool, message, async () => true)).toMatchObject({ kind: 'deferred' })
    expect(await send(pool, message, async () => true)).toMatchObject({ kind: 'submitted' })
    pool.close()
  })
})
