import type { Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Outcome } from '../domain/delivery.ts'
import type { Deadline } from './deadline.ts'
import { Dialogue } from './dialogue.ts'
import { type Offers, offersOf } from './offers.ts'
import type { RelaySettings } from './relay-settings.ts'
import { connectFailureOf, signInFailureOf } from './smtp-failure.ts'

/** `greeting`: by which name the relay answers. `socket` is the dialogue's own: for a look at its certificate. */
export type Opened = { dialogue: Dialogue; offers: Offers; greeting: string; socket: Socket }

/** What an opening needs: `name` is said with EHLO, `openMs` is how long it may take in milliseconds. */
export type Opening = { relay: RelaySettings; name: string; deadline: Deadline; openMs: number }

const CONNECT_WITHIN_MS = 30_000

/**
 * Connects, agrees on TLS and signs in with nodemailer, and takes the connection over from there. Answers the failure
 * when that does not work.
 */
export async function openDialogue(opening: Opening): Promise<Opened | Outcome> {
  const connection = connectionTo(opening)
  const lost = lossOf(connection, opening)
  let failureOf = connectFailureOf
  try {
    await Promise.race([lost, connected(connection)])
    const said = connection.lastServerResponse || ''
    failureOf = signInFailureOf
    await Promise.race([lost, signedIn(connection, opening.relay)])
    // In this turn nodemailer finds what the relay said beyond its reply, and ends the connection.
    await Promise.race([lost, turn()])
    return { ...takeOver(connection, opening.deadline), offers: offersOf(said), greeting: greetingOf(said) }
  } catch (error) {
    connection.close()
    return failureOf(error)
  } finally {
    opening.deadline.end()
  }
}

function connectionTo({ relay, name }: Opening): SMTPConnection {
  return new SMTPConnection({
    host: relay.host,
    port: relay.port,
    secure: relay.secure,
    requireTLS: relay.requireTls,
    ignoreTLS: relay.ignoreTls ?? false,
    tls: { rejectUnauthorized: !relay.anyCertificate },
    name,
    logger: false,
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketCloseTimeout: 0,
  })
}

/** Rejects when the connection breaks or takes too long. nodemailer answers a command no more after that. */
function lossOf(connection: SMTPConnection, { deadline, openMs }: Opening): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => undefined) // it may break later, when the dialogue notices
  connection.on('error', reject)
  connection.once('end', () => reject(new Error('the relay hung up')))
  deadline.begin(openMs, () => reject(new Error('the relay did not let us in in time')))
  return promise
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((done, failed) => {
    connection.connect((error) => (error ? failed(error) : done()))
  })
}

async function signedIn(connection: SMTPConnection, { user, password }: RelaySettings): Promise<void> {
  if (user === undefined) return
  await new Promise<void>((done, failed) => {
    connection.login({ user, pass: password ?? '' }, (error) => (error ? failed(error) : done()))
  })
}

/** nodemailer goes on to hear that the connection ends, and reads nothing of it any more. */
function takeOver(connection: SMTPConnection, deadline: Deadline): Pick<Opened, 'dialogue' | 'socket'> {
  const socket = connection._socket
  if (!socket) throw new Error('the relay hung up')
  socket.removeAllListeners('data')
  socket.removeAllListeners('timeout')
  socket.setTimeout(0)
  return { dialogue: new Dialogue(socket, deadline), socket }
}

/** The first word of the reply to EHLO (RFC 5321 §4.1.1.1). */
function greetingOf(said: string): string {
  return /^\d{3}[ -](\S+)/.exec(said)?.[1] ?? ''
}
