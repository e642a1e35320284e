import { createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** What is asked: the greeting, a command by its first word, or the final dot. */
export type RawVerb =
  | 'GREETING'
  | 'EHLO'
  | 'AUTH'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'DOT'
  | 'RSET'
  | 'QUIT'
  | 'OTHER'

/**
 * Bytes to write as they are; `then` is written a moment after, in a packet of its own; `close` hangs up after them;
 * `dribble` writes them a byte at a time, over and over; `deaf` reads nothing more.
 */
export type RawAnswer =
  | string
  | { bytes: string; then?: string; close?: boolean }
  | { dribble: string }
  | { bytes: string; deaf: true }
  | undefined

export type RawRelay = {
  port: number
  said: string[]
  asked: RawVerb[]
  wrote(): Promise<void>
  close(): Promise<void>
}

const USUAL: Readonly<Record<RawVerb, string>> = {
  GREETING: '220 raw ESMTP\r\n',
  EHLO: '250-raw\r\n250 8BITMIME\r\n',
  AUTH: '235 2.7.0 ok\r\n',
  MAIL: '250 2.1.0 ok\r\n',
  RCPT: '250 2.1.5 ok\r\n',
  DATA: '354 go on\r\n',
  DOT: '250 2.0.0 queued\r\n',
  RSET: '250 2.0.0 ok\r\n',
  QUIT: '221 2.0.0 bye\r\n',
  OTHER: '500 5.5.1 what\r\n',
}

const DRIBBLE_EVERY_MS = 10
const MOMENT_MS = 20

/**
 * A relay on loopback that writes whatever bytes a test wants, where the scripted sink (`smtp-sink.ts`) speaks SMTP.
 * `said` has the lines of the client, without bodies, and `asked` what it began to answer; `wrote` resolves with the
 * next `then` that was written.
 */
export async function startRawRelay(
  answer: (verb: RawVerb, line: string) => RawAnswer = () => undefined,
): Promise<RawRelay> {
  const sockets = new Set<Socket>()
  const said: string[] = []
  const asked: RawVerb[] = []
  let written = Promise.withResolvers<void>()

  async function tell(socket: Socket, verb: RawVerb, line: string): Promise<string> {
    asked.push(verb)
    const told = answer(verb, line) ?? USUAL[verb]
    if (typeof told === 'string') return write(socket, told)
    if ('dribble' in told) return dribble(socket, told.dribble)
    write(socket, told.bytes)
    if ('deaf' in told) socket.pause()
    else if (told.then !== undefined) {
      await pause(MOMENT_MS)
      write(socket, told.then)
      written.resolve()
      written = Promise.withResolvers()
    } else if (told.close) socket.end()
    return told.bytes
  }

  async function dribble(socket: Socket, bytes: string): Promise<string> {
    for (let at = 0; socket.writable; at = (at + 1) % bytes.length) {
      write(socket, bytes.charAt(at))
      await pause(DRIBBLE_EVERY_MS)
    }
    return bytes
  }

  const server = createServer({ noDelay: true }, (socket) => {
    let pending = ''
    let isBody = false
    let turn: Promise<unknown> = tell(socket, 'GREETING', '')
    sockets.add(socket)
    socket.on('error', () => undefined) // a client that hangs up is what the tests are about
    socket.once('close', () => sockets.delete(socket))
    const step = async (line: string) => {
      if (isBody && line !== '.') return
      if (!isBody) said.push(line)
      const verb = isBody ? 'DOT' : verbOf(line)
      const told = await tell(socket, verb, line)
      isBody = verb === 'DATA' && /^[23]/.test(told)
    }
    socket.on('data', (bytes) => {
      const lines = (pending + bytes.toString('latin1')).split('\r\n')
      pending = lines.pop() ?? ''
      for (const line of lines) turn = turn.then(() => step(line))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the raw relay has no port')
  return {
    port: address.port,
    said,
    asked,
    wrote: () => written.promise,
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => closed())
      }),
  }
}

function write(socket: Socket, bytes: string): string {
  if (socket.writable) socket.write(bytes, 'latin1')
  return bytes
}

function verbOf(line: string): RawVerb {
  const [word = ''] = line.toUpperCase().split(' ', 1)
  return word in USUAL && word !== 'GREETING' && word !== 'DOT' ? (word as RawVerb) : 'OTHER'
}
