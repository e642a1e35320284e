import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { afterEach, describe, expect, it } from 'vitest'
import { selfSigned } from './self-signed.ts'
import { type AnswerOf, type SinkOptions, type SmtpSink, startSink, type Verb } from './smtp-sink.ts'

const BODY =
  'Message-ID: <d.7.abc@lettres.test>\r\nX-Delivery-Id: 7\r\n\r\n.one dot\r\n..two\r\nend. \r\n.\n.\r\n'
const STUFFED = `${BODY.replace(/(^|\r\n)\./g, '$1..')}.\r\n`
const FROM = 'b+x@bounce.test'
const TO = 'ana@example.org'

let sink: SmtpSink
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await sink.close()
})

async function start(answer?: AnswerOf, options?: SinkOptions): Promise<void> {
  sink = await startSink(answer, options)
}

/** A client that says what it likes, byte by byte, and reads replies. */
function rawClient() {
  const socket = connect(sink.port, '127.0.0.1')
  sockets.push(socket)
  let heard = ''
  socket.setEncoding('latin1').on('data', (text: string) => {
    heard += text
  })
  socket.on('error', () => undefined)
  const reply = async (pattern: RegExp) => {
    await expect.poll(() => heard, { interval: 1 }).toMatch(pattern)
    heard = ''
  }
  return {
    socket,
    reply,
    heard: () => heard,
    closed: once(socket, 'close'),
    /** As far as 354. */
    async untilData() {
      await reply(/^220 /)
      socket.write(`EHLO test\r\nMAIL FROM:<${FROM}>\r\nRCPT TO:<${TO}>\r\nDATA\r\n`)
      await reply(/^354 /m)
    },
  }
}

type Ended = { phase: 'connect' | 'login' | 'send'; reply: string }

/** What nodemailer makes of it: where it ended, and with which reply or failure. */
async function handOver(options: { login?: boolean; ca?: string; body?: string } = {}): Promise<Ended> {
  const connection = new SMTPConnection({
    host: '127.0.0.1',
    port: sink.port,
    requireTLS: options.ca !== undefined,
    tls: options.ca === undefined ? {} : { ca: options.ca },
  })
  const step = (phase: Ended['phase'], act: (done: (error?: Error | null, info?: unknown) => void) => void) =>
    new Promise<string>((well, ill) => {
      const done = (error?: Error | null, info?: unknown) => {
        if (error) ill({ phase, reply: (error as { response?: string }).response ?? error.message })
        else well((info as { response?: string } | undefined)?.response ?? '')
      }
      connection.once('error', done)
      act(done)
    })
  try {
    await step('connect', (done) => connection.connect(done))
    if (options.login) await step('login', (done) => connection.login({ user: 'u', pass: 'p' }, done))
    const envelope = { from: FROM, to: [TO] }
    return {
      phase: 'send',
      reply: await step('send', (done) => connection.send(envelope, options.body ?? BODY, done)),
    }
  } catch (ended) {
    return ended as Ended
  } finally {
    connection.close()
  }
}

const at =
  (verb: Verb, answer: ReturnType<AnswerOf>): AnswerOf =>
  (asked) =>
    asked === verb ? answer : undefined

describe('the body of a mail', () => {
  it('comes out whole and without doubled dots, however it is cut into pieces', async () => {
    await start()
    for (let size = 1; size <= 9; size++) {
      const { socket, untilData, reply } = rawClient()
      socket.setNoDelay(true)
      await untilData()
      for (let from = 0; from < STUFFED.length; from += size) {
        socket.write(STUFFED.slice(from, from + size), 'latin1')
        await pause(0)
      }
      await reply(/^250 /)
    }
    expect(sink.accepted.map(({ bytes }) => bytes.toString())).toEqual(Array(9).fill(BODY))
  })

  it('may be empty, may begin with a dot, may end where another mail begins, and is the same for a real client', async () => {
    await start()
    const { socket, untilData, reply } = rawClient()
    await untilData()
    const second = `MAIL FROM:<c@d.test>\r\nRCPT TO:<bob@example.org>\r\nDATA\r\n..${STUFFED}`
    socket.write(`.\r\n${second}QUIT\r\n`)
    await reply(/^221 /m)
    await handOver({ body: BODY.replace('.\n', '.\r\n') })
    expect(sink.accepted.map(({ from, to, size }) => [from, to, size])).toEqual([
      [FROM, TO, 0],
      ['c@d.test', 'bob@example.org', BODY.length + 1],
      [FROM, TO, BODY.length + 1],
    ])
  })

  it('is known by its ids, hash and size, with or without its bytes', async () => {
    await start(undefined, { keepBytes: false })
    const body = BODY.replace('.\n', '')
    const before = Date.now()
    await handOver({ body })
    const [mail] = sink.taken
    expect(mail).toMatchObject({
      size: body.length,
      sha256: createHash('sha256').update(body).digest('hex'),
      messageId: '<d.7.abc@lettres.test>',
      deliveryId: 7,
      connection: 1,
      answered: '250 2.0.0 queued',
      isKept: true,
    })
    expect(mail!.bytes).toHaveLength(0)
    expect(mail!.at).toBeGreaterThanOrEqual(before)
  })
})

describe('what a sink answers', () => {
  const options = { tls: selfSigned(), auth: true }
  const full = { login: true, ca: options.tls.cert }

  it.each([
    ['connect', 'connect'],
    ['ehlo', 'connect'],
    ['starttls', 'connect'],
    ['auth', 'login'],
    ['mail', 'send'],
    ['rcpt', 'send'],
    ['data', 'send'],
    ['dot', 'send'],
  ] as const)('may be a refusal at %s', async (verb, phase) => {
    await start(at(verb, '451 4.3.0 later'), options)
    const ended = await handOver(full)
    expect(ended.phase).toBe(phase)
    expect(ended.reply).toContain('451 4.3.0 later')
    expect([sink.accepted.length, sink.taken.map(({ answered, isKept }) => [answered, isKept])]).toEqual([
      0,
      verb === 'dot' ? [['451 4.3.0 later', false]] : [],
    ])
  })

  it.each(['connect', 'ehlo', 'starttls', 'auth', 'mail', 'rcpt', 'data', 'body'] as const)(
    'may be nothing but a closed line at %s',
    async (verb) => {
      await start(at(verb, 'drop'), options)
      expect((await handOver(full)).reply).toMatch(/clos|ECONNRESET|EPIPE/)
      expect(sink.taken).toEqual([])
    },
  )

  it('may be a real upgrade to TLS, and a sign-in, before the mail', async () => {
    await start(undefined, options)
    expect(await handOver(full)).toEqual({ phase: 'send', reply: '250 2.0.0 queued' })
    expect(sink.accepted).toHaveLength(1)
  })

  it('is trusted by nobody who was not told so', async () => {
    await start(undefined, options)
    expect((await handOver()).reply).toMatch(/self-signed certificate/)
  })

  it.each([
    ['drop', false, 0],
    ['swallow', true, 0],
    ['drop-after-250', true, 1],
  ] as const)('may be %s after the final dot', async (answer, isKept, accepted) => {
    await start(at('dot', answer))
    const { socket, untilData, heard, closed } = rawClient()
    await untilData()
    socket.write(STUFFED, 'latin1')
    await closed
    expect(heard()).toBe(answer === 'drop-after-250' ? '250 2.0.0 queued\r\n' : '')
    expect(sink.taken.map((mail) => [mail.answered, mail.isKept])).toEqual([[answer, isKept]])
    expect(sink.accepted).toHaveLength(accepted)
  })

  it('may come in the middle of the body, and ends the line', async () => {
    await start((verb, _, { received }) =>
      verb === 'body' && received >= 10 ? '421 4.3.2 going down' : undefined,
    )
    const { socket, untilData, heard, closed } = rawClient()
    await untilData()
    socket.write('0123456789')
    await pause(20)
    socket.write('and more')
    await closed
    expect([heard(), sink.taken]).toEqual(['421 4.3.2 going down\r\n', []])
  })

  it('may wait, and keeps the mail of a client that did not', async () => {
    await start(at('dot', { holdMs: 3_600_000 }))
    const { socket, untilData } = rawClient()
    await untilData()
    socket.write(STUFFED, 'latin1')
    await expect.poll(() => sink.taken.length).toBe(1)
    expect(sink.taken[0]).toMatchObject({ answered: undefined, isKept: true })
    socket.destroy()
    await expect.poll(() => sink.taken[0]!.answered).toBe('gone')
    expect([sink.accepted, sink.taken[0]!.isKept]).toEqual([[], true])
  })

  it('may wait and then be something else', async () => {
    await start(at('rcpt', { holdMs: 50, reply: '550 5.1.1 no such user' }))
    const began = performance.now()
    expect((await handOver()).reply).toBe('550 5.1.1 no such user')
    expect(performance.now() - began).toBeGreaterThan(45)
  })

  it('may be silence', async () => {
    await start(at('mail', ''))
    const { socket, reply, heard } = rawClient()
    await reply(/^220 /)
    socket.write('MAIL FROM:<a@b.test>\r\nNOOP\r\n')
    await expect.poll(heard).toBe('250 2.0.0 ok\r\n')
  })
})

describe('a sink that reads slowly', () => {
  it("takes a twentieth of a second's bytes at a time", async () => {
    const received: number[] = []
    await start((verb, _, asked) => {
      if (verb === 'body') received.push(asked.received)
      return verb === 'data' ? { bytesPerSecond: 2_000 } : undefined
    })
    const body = `${'x'.repeat(498)}\r\n`
    const { socket, untilData, reply } = rawClient()
    await untilData()
    socket.write(`${body}.\r\n`)
    await reply(/^250 /)
    expect(received, 'at 354, and before each piece').toEqual([0, 0, 100, 200, 300, 400, 500])
    expect(sink.accepted[0]!.bytes.toString()).toBe(body)
  })

  it('keeps a client waiting whose mail is more than the system holds', async () => {
    await start(undefined, { bytesPerSecond: 1 })
    const { socket, untilData } = rawClient()
    await untilData()
    const large = Buffer.alloc(64 * 1024 * 1024, 'x')
    socket.write(large)
    await pause(300)
    expect(socket.writableLength, 'not yet gone').toBeGreaterThan(0)
    expect(sink.taken).toEqual([])
  })
})

describe('the connections of a sink', () => {
  it('are counted: how many ever, now, and at once', async () => {
    await start()
    const [one, two] = [rawClient(), rawClient()]
    await Promise.all([one.reply(/^220/), two.reply(/^220/)])
    expect(sink.connections).toEqual({ opened: 2, open: 2, mostOpen: 2 })
    one.socket.end()
    two.socket.write('QUIT\r\n')
    await Promise.all([one.closed, two.closed])
    await handOver()
    await expect.poll(() => sink.connections).toEqual({ opened: 3, open: 0, mostOpen: 2 })
  })

  it('take one recipient a mail, so that no second one hides', async () => {
    await start()
    const { socket, reply } = rawClient()
    await reply(/^220/)
    socket.write(`MAIL FROM:<${FROM}>\r\nRCPT TO:<${TO}>\r\nRCPT TO:<bob@example.org>\r\n`)
    await reply(/^452 /m)
  })
})
