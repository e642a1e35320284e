import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import type { ImapSettings } from './imap-settings.ts'
import { type OnFetched, readMailbox } from './read-mailbox.ts'

export type MailboxParts = {
  settings: ImapSettings
  onMail: OnFetched
  onError: (error: Error) => void
}

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 5 * 60_000
/** How long the server may be silent before the mailbox is looked at again. */
const LOOK_EVERY_MS = 60_000

/** Reads a mailbox, and goes on when new mail comes (IDLE, RFC 2177), until it is closed. What breaks is begun anew. */
export function openMailbox(parts: MailboxParts): { close(): Promise<void> } {
  const stop = new AbortController()
  const watching = watch(parts, stop.signal)
  return {
    async close() {
      stop.abort()
      await watching
    },
  }
}

async function watch(parts: MailboxParts, stop: AbortSignal): Promise<void> {
  let failures = 0
  while (!stop.aborted) {
    try {
      await stay(parts, stop, () => {
        failures = 0
      })
    } catch (error) {
      if (stop.aborted) return
      parts.onError(withoutReply(error as Error))
    }
    const wait = Math.min(FIRST_PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS)
    await pause(wait, undefined, { signal: stop }).catch(() => undefined) // ended by the stop
  }
}

/** One connection, from its start to its end. `onRead` is told each time that all was read. */
async function stay(
  { settings, onMail }: MailboxParts,
  stop: AbortSignal,
  onRead: () => void,
): Promise<void> {
  const client = clientOf(settings)
  const end = () => client.close()
  const news = newsOf(client)
  stop.addEventListener('abort', end, { once: true })
  try {
    await client.connect()
    await client.mailboxOpen(settings.folder)
    while (client.usable && !stop.aborted) {
      news.begin()
      await readMailbox(client, onMail)
      onRead()
      client.idle().catch(() => undefined) // its end is told by `close`
      await news.come()
    }
  } finally {
    stop.removeEventListener('abort', end)
    client.close()
  }
}

function clientOf(settings: ImapSettings): ImapFlow {
  const { host, port, secure, requireTls, anyCertificate, user, password } = settings
  const client = new ImapFlow({
    ...{ host, port, secure, auth: { user, pass: password }, logger: false },
    ...(requireTls && { doSTARTTLS: true }),
    tls: { rejectUnauthorized: !anyCertificate },
  })
  client.on('error', () => undefined) // the command that waits for an answer fails
  return client
}

/** Waits for new mail that came since `begin`, for the end of the connection, or for a minute. */
function newsOf(client: ImapFlow): { begin(): void; come(): Promise<void> } {
  let hasCome = false
  let wake = () => {}
  const come = () => {
    hasCome = true
    wake()
  }
  client.on('exists', come)
  client.on('close', come)
  return {
    begin() {
      hasCome = !client.usable
    },
    async come() {
      if (hasCome) return
      const timer = setTimeout(come, LOOK_EVERY_MS).unref()
      await new Promise<void>((woken) => {
        wake = woken
      })
      clearTimeout(timer)
    },
  }
}

/** Without what the server answers: at a sign-in it may say the password again. */
function withoutReply(error: NodeJS.ErrnoException & { authenticationFailed?: boolean }): Error {
  const why = error.authenticationFailed
    ? 'it does not let us in'
    : (error.code ?? error.message.slice(0, 80))
  return new Error(`the mailbox of BOUNCE_IMAP_URL: ${why}`)
}
