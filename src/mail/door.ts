import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { DoorLimits } from './door-limits.ts'
import type { DoorSettings } from './door-settings.ts'
import { FairSemaphore } from './fair-semaphore.ts'
import { type IncomingMail, startOf } from './incoming-mail.ts'

export type DoorParts = {
  settings: DoorSettings
  /** PEM. Without it STARTTLS is not offered. */
  tls?: { key: string; cert: string } | undefined
  /** How the server is called in its greeting. */
  name: string
  /** Whether mail to this address is taken. */
  isOurs: (address: string) => boolean
  /** Resolves once what the mail calls for is committed; with `later` it has to come again. */
  onMail: (mail: IncomingMail) => Promise<'taken' | 'later'>
  onError: (error: Error) => void
}

/** A door that is open. `refused` is how many recipients were not ours so far. */
export type Door = { port: number; refused(): number; close(): Promise<void> }

/** SIZE (RFC 1870), in bytes. Some servers send the whole letter back. */
const LARGEST = 10 * 1024 * 1024
const CONNECTIONS = 200
/** Mails that are read or written down at the same time; letters that leave share the database. */
const AT_ONCE = 4
const IDLE_MS = 60_000
/** For everything on one connection, whatever comes and however slowly. */
const LONGEST_MS = 10 * 60_000
const STOP_WITHIN_MS = 5_000

/**
 * Opens an SMTP or LMTP server that takes mail to our addresses, one recipient a mail, and nothing else. A mail is answered
 * with 250 when what it calls for is committed, so that none is lost by a kill.
 * @throws a system error when it cannot listen.
 */
export async function openDoor(parts: DoorParts): Promise<Door> {
  const { settings, tls, name, onError } = parts
  const limits = new DoorLimits(CONNECTIONS / 2)
  const permits = new FairSemaphore(AT_ONCE)
  const server = new SMTPServer({
    ...{ name, banner: 'Feuilleton', logger: false, ...tls },
    ...{ lmtp: settings.protocol === 'lmtp', size: LARGEST, rejectOversized: true, maxRecipients: 1 },
    ...{ maxClients: CONNECTIONS, socketTimeout: IDLE_MS, closeTimeout: STOP_WITHIN_MS },
    ...{ disableReverseLookup: true, authOptional: true },
    disabledCommands: tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    onConnect: ({ id, remoteAddress }, done) => done(limits.connect(id, remoteAddress)),
    onClose: ({ id, remoteAddress }) => limits.leave(id, remoteAddress),
    onRcptTo: ({ address }, { id }, done) => {
      done(parts.isOurs(address) ? limits.mailTo(address) : limits.refuse(id))
    },
    onData: (stream, session, done) => {
      take(stream, session, { ...parts, permits }).then(
        (reply) => done(null, reply),
        (error: Error) => {
          if (!(error instanceof Later)) onError(error)
          done(new Later())
        },
      )
    },
  })
  server.on('error', () => undefined) // who hangs up is not our failure
  server.server.on('connection', (socket) => {
    const end = setTimeout(() => socket.destroy(), LONGEST_MS).unref()
    socket.once('close', () => clearTimeout(end))
  })
  await listen(server, settings)
  return {
    port: portOf(server),
    refused: () => limits.refused,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** The reply to a mail that has to come again (RFC 3463: 4.3.0, of our system). */
class Later extends Error {
  readonly responseCode = 451
  constructor() {
    super('4.3.0 Not now, please come again')
  }
}

async function take(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  { permits, onMail }: Pick<DoorParts, 'onMail'> & { permits: FairSemaphore },
): Promise<string> {
  const bytes = await startOf(stream)
  if (stream.sizeExceeded) return 'too large' // the server says so itself
  const permit = await permits.acquire(0)
  try {
    if ((await onMail({ bytes, recipient: envelope.rcptTo[0]?.address ?? '' })) === 'later') throw new Later()
    return '2.0.0 Taken'
  } finally {
    permit.release()
  }
}

function listen(server: SMTPServer, { host, port }: DoorSettings): Promise<void> {
  return new Promise((ready, failed) => {
    server.server.once('error', failed)
    server.listen(port, host, () => ready())
  })
}

function portOf(server: SMTPServer): number {
  const at = server.server.address()
  if (!at || typeof at === 'string') throw new Error('the door has no port')
  return at.port
}
