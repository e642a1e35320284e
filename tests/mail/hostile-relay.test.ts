import { afterEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/domain/delivery.ts'
import { SmtpPool } from '../../src/mail/smtp-pool.ts'
import { type RawAnswer, type RawRelay, type RawVerb, startRawRelay } from '../support/raw-relay.ts'

const PASSWORD = 'correct horse'
/** What AUTH PLAIN sends, which a careless relay may say again. */
const SECRET = Buffer.from(`\0asso\0${PASSWORD}`).toString('base64')
const LETTER = Buffer.from('Subject: hello\r\n\r\nhello\r\n')

let relay: RawRelay | undefined
let pool: SmtpPool | undefined
afterEach(async () => {
  pool?.close()
  await relay?.close()
})

type Hostile = Partial<Record<RawVerb, RawAnswer>>
type Limits = { openMs?: number; replyMs?: number; dotMs?: number; stopMs?: number }

async function hostile(answers: Hostile, options: { signedIn?: boolean; limits?: Limits } = {}) {
  relay = await startRawRelay((verb) => answers[verb])
  const login = options.signedIn ? { user: 'asso', password: PASSWORD } : {}
  pool = new SmtpPool({
    relay: { host: '127.0.0.1', port: relay.port, secure: false, requireTls: false, ...login },
    connections: 1,
    name: 'test.localhost',
    limits: { openMs: 60_000, replyMs: 60_000, dotMs: 60_000, stopMs: 10_000, ...options.limits },
  })
  return pool
}

async function send(bytes = LETTER, mayHandOver = async () => true) {
  const permit = await pool!.acquire(1)
  let asked = 0
  try {
    const message = { envelopeFrom: 'b@bounce.test', to: 'ana@example.org', envelopeId: '1.1', bytes }
    const outcome: Outcome = await permit.send(message, () => {
      asked++
      return mayHandOver()
    })
    return { outcome, asked }
  } finally {
    permit.release()
  }
}

const replyOf = (outcome: Outcome) => ('reply' in outcome ? outcome.reply : '')

describe('what a relay says after the final dot', () => {
  it.each([
    ['no code of three digits', '25\r\n'],
    ['a code that no relay has', '999 5.0.0 no\r\n'],
    ['a code below 200', '150 wait\r\n'],
    ['another code of success', '252 2.0.0 perhaps\r\n'],
    ['that it goes on', '354 go on\r\n'],
    ['a code of the middle', '334 what\r\n'],
    ['yes and no in one reply', '250-a\r\n550 b\r\n'],
    ['no and yes in one reply', '550-a\r\n250 b\r\n'],
    ['words', 'queued as 250 OK\r\n'],
    ['a code that goes on as a word', '2500 ok\r\n'],
    ['an empty line', '\r\n250 ok\r\n'],
    ['a code alone', '250\r\n'],
    ['a code alone, and then more', '250\r\n250 ok\r\n'],
    ['more than anybody reads', `250-${'a'.repeat(300_000)}\r\n250 b\r\n`],
  ])('is not believed when it is %s: unknown, and the connection ends', async (_, bytes) => {
    await hostile({ DOT: bytes })
    expect((await send()).outcome).toMatchObject({ kind: 'unknown' })
    await send()
    expect(
      relay!.said.filter((line) => line.startsWith('EHLO')),
      'connections',
    ).toHaveLength(2)
  })

  it.each([
    '250 2.0.0 queued\r\n',
    '250-2.0.0 queued\r\n250 as 1\r\n',
    '250-2.0.0 queued\r\n250\r\n',
    '250 \r\n',
    '250 queued\n',
  ])('is believed when it is %j', async (bytes) => {
    await hostile({ DOT: bytes })
    expect((await send()).outcome).toMatchObject({ kind: 'submitted' })
  })
})

describe('a relay that speaks before it is asked', () => {
  const PIPELINING = '250-raw\r\n250 PIPELINING\r\n'
  const EHLOS = { 'one by one': undefined, pipelined: PIPELINING }

  it.each(Object.entries(EHLOS))('is not believed with its 250 before the letter, %s', async (_, EHLO) => {
    await hostile({ EHLO, DATA: '354 go on\r\n250 2.0.0 queued\r\n' })
    expect(await send()).toMatchObject({ outcome: { kind: 'deferred', cause: 'passing' }, asked: 0 })
  })

  it('is not believed with its 250 while the letter is marked', async () => {
    await hostile({ DATA: { bytes: '354 go on\r\n', then: '250 2.0.0 queued\r\n' } })
    const untilSaid = async () => {
      await relay!.wrote()
      await new Promise((later) => setTimeout(later, 50))
      return true
    }
    expect(await send(LETTER, untilSaid)).toMatchObject({ outcome: { kind: 'deferred', cause: 'passing' } })
  })

  it.each(['250 2.0.0 queued\r\n250 ok\r\n', '250 2.0.0 queued\r\n25'])(
    'gets no other letter on that connection (%j)',
    async (DOT) => {
      await hostile({ DOT })
      expect((await send()).outcome).toMatchObject({ kind: 'submitted' })
      await send()
      expect(
        relay!.said.filter((line) => line.startsWith('EHLO')),
        'connections',
      ).toHaveLength(2)
    },
  )

  it.each(Object.entries(EHLOS))('is left at the next command, %s', async (_, EHLO) => {
    await hostile({ EHLO, MAIL: '250 ok\r\n250 ok\r\n354 go on\r\n250 queued\r\n' })
    expect(await send()).toMatchObject({ outcome: { kind: 'deferred', cause: 'passing' }, asked: 0 })
  })

  it('is left when part of a reply came with the greeting of the session', async () => {
    await hostile({ EHLO: '250-raw\r\n250 8BITMIME\r\n25', MAIL: '0 ok\r\n' })
    expect((await send()).outcome).toMatchObject({ kind: 'deferred', cause: 'passing' })
  })
})

describe('a relay that answers DATA with anything but 354', () => {
  it.each(['250 go on\r\n', '350 go on\r\n', '334 go on\r\n', '3 go on\r\n'])(
    '(%j) gets no letter',
    async (DATA) => {
      await hostile({ DATA })
      expect(await send()).toMatchObject({ outcome: { kind: 'deferred', cause: 'passing' }, asked: 0 })
    },
  )

  it('gets none either when it had refused the recipient', async () => {
    const EHLO = '250-raw\r\n250 PIPELINING\r\n'
    await hostile({ EHLO, RCPT: '550 5.1.1 nobody\r\n' })
    expect(await send()).toMatchObject({ outcome: { kind: 'bounced', why: 'gone' }, asked: 0 })
    expect(relay!.said.filter((line) => line === 'DATA')).toHaveLength(1)
  })
})

describe('a recipient that is refused with a code that no relay has', () => {
  it.each(['999 5.1.1 nobody\r\n', '650 5.1.1 nobody\r\n'])(
    '%j: neither bounces nor is suppressed',
    async (RCPT) => {
      await hostile({ RCPT })
      expect((await send()).outcome).toMatchObject({ kind: 'deferred', cause: 'passing' })
    },
  )
})

describe('the words of a relay', () => {
  it.each(['MAIL', 'RCPT', 'DATA', 'DOT', 'GREETING', 'EHLO'] as const)(
    'are kept without control characters, and not at any length, at %s',
    async (verb) => {
      const said = `451 4.3.0 \x1b[31m\x07no\x9b \u00e2\u0080\u00ae${'x'.repeat(5_000)}\r\n`
      await hostile({ OTHER: said, [verb]: said })
      const { outcome } = await send()
      expect(outcome).toMatchObject({ kind: 'deferred' })
      expect(replyOf(outcome)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      expect(replyOf(outcome)).toMatch(/^451 4\.3\.0 \[31m no/)
      expect(replyOf(outcome).length).toBeLessThanOrEqual(500)
    },
  )

  it('are kept without control characters when the letter was taken', async () => {
    await hostile({ DOT: '250-2.0.0 \x1b]0;title\x07\r\n250 \x9bqueued\r\n' })
    const { outcome } = await send()
    expect(replyOf(outcome)).toBe('250-2.0.0 ]0;title 250 queued')
  })

  it.each<[string, RawAnswer]>([
    ['refuses', `535 5.7.8 no such line: AUTH PLAIN ${SECRET}\r\n`],
    ['refuses for now', `454 4.7.0 ${SECRET}\r\n`],
    ['leaves', `421 4.7.0 ${SECRET}\r\n`],
    ['refuses on two lines', `535-5.7.8 ${SECRET}\r\n535 5.7.8 ${SECRET}\r\n`],
    ['asks for more', `334 ${SECRET}\r\n`],
    ['is no reply', `${SECRET}\r\n`],
    ['refuses, and hangs up within the line', { bytes: `535 5.7.8 ${SECRET}`, close: true }],
    ['agrees, and refuses', `235 ok\r\n535 5.7.8 ${SECRET}\r\n`],
    ['hangs up', { bytes: '', close: true }],
  ])('at AUTH are not kept when it says the password again and %s', async (_, AUTH) => {
    const OTHER = `500 5.5.1 ${SECRET}\r\n`
    await hostile({ EHLO: '250-raw\r\n250 AUTH PLAIN\r\n', AUTH, OTHER }, { signedIn: true })
    const { outcome } = await send()
    expect(outcome).toMatchObject({ kind: 'deferred' })
    expect(JSON.stringify(outcome)).not.toContain(SECRET)
    expect(JSON.stringify(outcome)).not.toContain(SECRET.slice(8, 16))
  })

  it('at AUTH are kept as far as they are codes', async () => {
    const AUTH = `535 5.7.8 ${SECRET}\r\n`
    await hostile({ EHLO: '250-raw\r\n250 AUTH PLAIN\r\n', AUTH }, { signedIn: true })
    expect((await send()).outcome).toEqual({
      kind: 'deferred',
      cause: 'sender',
      reply: '535 5.7.8 signing in to the relay fails',
    })
  })
})

describe('a relay that says a byte at a time, without end', () => {
  const SHORT = { openMs: 300, replyMs: 300, dotMs: 300 }

  it.each(['GREETING', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA'] as const)(
    'is left after a while at %s: the letter waits',
    async (verb) => {
      const EHLO = '250-raw\r\n250 AUTH PLAIN\r\n'
      await hostile({ EHLO, [verb]: { dribble: '250-a\r\n' } }, { limits: SHORT, signedIn: true })
      expect(await send()).toMatchObject({ outcome: { kind: 'deferred', cause: 'passing' }, asked: 0 })
    },
  )

  it('is left after a while after the dot: unknown', async () => {
    await hostile({ DOT: { dribble: '250-a\r\n' } }, { limits: SHORT })
    expect((await send()).outcome).toMatchObject({ kind: 'unknown' })
  })

  it('is left when it reads nothing of a letter', async () => {
    await hostile({ DATA: { bytes: '354 go on\r\n', deaf: true } }, { limits: SHORT })
    const { outcome } = await send(Buffer.alloc(20_000_000, 'a line of a letter\r\n'))
    expect(outcome).toMatchObject({ kind: 'deferred', cause: 'passing' })
  })
})

describe('once a stop is asked for', () => {
  it.each([
    ['MAIL', 'deferred'],
    ['DOT', 'unknown'],
    ['GREETING', 'deferred'],
  ] as const)('a relay that dribbles at %s is not waited for: %s', async (verb, kind) => {
    await hostile({ [verb]: { dribble: '250-a\r\n' } }, { limits: { stopMs: 100 } })
    const sent = send()
    await until(() => relay!.asked.includes(verb))
    pool!.stop()
    expect((await sent).outcome).toMatchObject({ kind })
  })

  it('a relay that answers is heard', async () => {
    await hostile({ DOT: { bytes: '250-2.0.0\r\n', then: '250 queued\r\n' } })
    const sent = send()
    await until(() => relay!.said.includes('DATA'))
    pool!.stop()
    expect((await sent).outcome).toMatchObject({ kind: 'submitted' })
  })
})

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((later) => setTimeout(later, 5))
}
