import { createServer, type Socket } from 'node:net'
import { createSecureContext } from 'node:tls'
import { SinkDialogue } from './sink-dialogue.ts'

/** Where in the dialogue a sink may misbehave; `body` is in the middle of the message, `dot` after it. */
export type Verb =
  | 'connect'
  | 'ehlo'
  | 'starttls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'body'
  | 'dot'
  | 'quit'

/**
 * Undefined for the usual reply, or:
 * - a reply instead of it (`''` says nothing; at `body` the reply comes in the middle and ends the connection);
 * - `drop` to hang up, at any verb;
 * - at `dot`: `drop-after-250`, or `swallow` to keep the mail and hang up without a word;
 * - `holdMs`, to wait before the reply or the usual one;
 * - at `data` and `body`: `bytesPerSecond`, to read the body at this pace from there on.
 */
export type Answer = string | { holdMs: number; reply?: string } | { bytesPerSecond: number } | undefined

/** What a sink knows when it is asked: `received` bytes of this body so far, and at `dot` the mail. */
export type Asked = { connection: number; received: number; mail: TakenMail | undefined }

export type AnswerOf = (verb: Verb, recipient: string, asked: Asked) => Answer | Promise<Answer>

/** A body whose final dot has come. */
export type TakenMail = {
  from: string
  to: string
  /** Without doubled dots; empty when the sink keeps no bytes. */
  bytes: Buffer
  size: number
  sha256: string
  messageId: string | undefined
  deliveryId: number | undefined
  /** When the final dot came, in milliseconds since 1970. */
  at: number
  /** Counted from 1. */
  connection: number
  /** The reply, or `drop`, `swallow`, `drop-after-250`, or `gone` when the client did not wait; undefined before. */
  answered: string | undefined
  /** Whether a relay that does this passes the mail on. True until it is answered otherwise. */
  isKept: boolean
}

export type SinkOptions = {
  /** Offers STARTTLS with this, both PEM. */
  tls?: { key: string; cert: string }
  /** Offers AUTH PLAIN and takes any password. */
  auth?: boolean
  /** False for runs of many thousand letters: size, hash and ids of each are kept without the bytes. */
  keepBytes?: boolean
  /**
   * Reads every body at this pace. The systems between take some megabytes ahead: the client of a smaller body has
   * written all of it long before the sink has read it, and waits for the 250.
   */
  bytesPerSecond?: number
}

export type SmtpSink = {
  port: number
  /** Got a 250; here from the final dot on, until it is answered otherwise. In the order of the dots. */
  accepted: TakenMail[]
  /** Everything whose final dot came. */
  taken: TakenMail[]
  connections: { opened: number; open: number; mostOpen: number }
  close(): Promise<void>
}

/** An SMTP server on loopback that does what `answer` says and records every body that it took. */
export async function startSink(
  answer: AnswerOf = () => undefined,
  { tls, auth = false, keepBytes = true, bytesPerSecond }: SinkOptions = {},
): Promise<SmtpSink> {
  const accepted: TakenMail[] = []
  const taken: TakenMail[] = []
  const connections = { opened: 0, open: 0, mostOpen: 0 }
  const sockets = new Set<Socket>()
  const secureContext = tls && createSecureContext(tls)
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    connections.opened++
    connections.mostOpen = Math.max(connections.mostOpen, ++connections.open)
    socket.once('close', () => {
      sockets.delete(socket)
      connections.open--
    })
    const ways = { answer, secureContext, auth, keepBytes, bytesPerSecond, accepted, taken }
    new SinkDialogue(socket, connections.opened, ways).begin()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the sink has no port')
  return {
    port: address.port,
    accepted,
    taken,
    connections,
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => closed())
      }),
  }
}
