import { createServer, type Socket } from 'node:net'

/** Where in the dialogue a sink may misbehave; `body` is in the middle of the message, `dot` after it. */
export type Verb = 'connect' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot'

/** A reply line instead of the usual one, `drop` to cut the connection, or undefined for the usual reply. */
export type Answer = string | 'drop' | undefined

export type Accepted = { from: string; to: string; bytes: Buffer }

export type SmtpSink = { port: number; accepted: Accepted[]; close(): Promise<void> }

/** An SMTP server on loopback that does what `answer` says and records every body it gave a 250 for. */
export async function startSink(
  answer: (verb: Verb, recipient: string) => Answer | Promise<Answer> = () => undefined,
): Promise<SmtpSink> {
  const accepted: Accepted[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    converse(socket, answer, accepted)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the sink has no port')
  return {
    port: address.port,
    accepted,
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => closed())
      }),
  }
}

function converse(
  socket: Socket,
  answer: (verb: Verb, recipient: string) => Answer | Promise<Answer>,
  accepted: Accepted[],
): void {
  let from = ''
  let to = ''
  let inBody = false
  let pending = Buffer.alloc(0)
  let turn: Promise<unknown> = say('connect', '220 sink ESMTP')

  async function say(verb: Verb, usual: string): Promise<boolean> {
    const reply = (await answer(verb, to)) ?? usual
    if (reply === 'drop') socket.destroy()
    else if (reply) socket.write(`${reply}\r\n`)
    return reply.slice(0, 3) === usual.slice(0, 3)
  }

  async function command(line: string): Promise<void> {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO')
      await say('ehlo', '250-sink\r\n250-DSN\r\n250-ENHANCEDSTATUSCODES\r\n250 8BITMIME')
    else if (verb === 'MAIL') {
      from = /<(.*?)>/.exec(line)?.[1] ?? ''
      await say('mail', '250 2.1.0 ok')
    } else if (verb === 'RCPT') {
      to = /<(.*?)>/.exec(line)?.[1] ?? ''
      await say('rcpt', '250 2.1.5 ok')
    } else if (verb === 'DATA') inBody = await say('data', '354 go on')
    else if (verb === 'QUIT') socket.end('221 bye\r\n')
    else socket.write('250 2.0.0 ok\r\n')
  }

  async function body(raw: Buffer): Promise<void> {
    inBody = false
    const bytes = Buffer.from(raw.toString('latin1').replace(/^\.\./gm, '.'), 'latin1')
    const mail = { from, to, bytes }
    accepted.push(mail)
    if (!(await say('dot', '250 2.0.0 queued'))) accepted.splice(accepted.indexOf(mail), 1)
  }

  async function read(chunk: Buffer): Promise<void> {
    pending = Buffer.concat([pending, chunk])
    for (;;) {
      if (inBody) {
        if ((await answer('body', to)) === 'drop') return void socket.destroy()
        const end = pending.indexOf('\r\n.\r\n')
        if (end === -1) return
        const raw = pending.subarray(0, end + 2)
        pending = pending.subarray(end + 5)
        await body(raw)
      } else {
        const end = pending.indexOf('\r\n')
        if (end === -1) return
        const line = pending.subarray(0, end).toString('latin1')
        pending = pending.subarray(end + 2)
        await command(line)
      }
    }
  }

  socket.on('data', (chunk: Buffer) => {
    turn = turn.then(() => read(chunk))
  })
}
