import { readFileSync } from 'node:fs'
import type { Forwarding } from './actions/returned/forward-reply.ts'
import type { TakenAs } from './actions/returned/note-returned.ts'
import { takeReturned } from './actions/returned/take-returned.ts'
import { type Config, ehloName } from './config.ts'
import { every } from './delivery/every.ts'
import { addressKey } from './domain/address.ts'
import type { Clock } from './domain/clock.ts'
import { recipientToken } from './domain/token-addresses.ts'
import { readToken, type TokenKeys } from './domain/tokens.ts'
import { UserError } from './domain/user-error.ts'
import type { Door } from './mail/door.ts'
import type { DoorSettings } from './mail/door-settings.ts'
import type { IncomingMail } from './mail/incoming-mail.ts'
import type { Closers } from './open-delivery.ts'
import type { ReturnedKind } from './returned/returned.ts'
import type { Log } from './service-parts.ts'
import type { Database } from './store/database.ts'

/** By whom the journal says that an address was suppressed by a mail. */
const BY_MAIL = { name: 'Feuilleton' }
const TELL_EVERY_MS = 60_000

export type ReturnedParts = {
  config: Config
  db: Database
  keys: TokenKeys
  clock: Clock
  /** Passes replies of readers on; undefined in a process without a relay. */
  forwarding: Forwarding | undefined
  log: Log
  onError: (error: Error) => void
}

/**
 * Opens the doors for mail that comes back that the configuration names.
 * @returns where mail servers may bring it, such as `smtp://0.0.0.0:25`; undefined when it is only fetched from a mailbox.
 */
export async function openReturned(parts: ReturnedParts, closers: Closers): Promise<string | undefined> {
  const { bounceListen, bounceImap } = parts.config
  if (bounceImap !== undefined) {
    const { openMailbox } = await import('./mail/mailbox-door.ts')
    const mailbox = openMailbox({
      settings: bounceImap,
      onMail: (mail) => fetched(mail, parts),
      onError: parts.onError,
    })
    closers.push(mailbox.close)
  }
  return bounceListen && listen(bounceListen, parts, closers)
}

async function listen(settings: DoorSettings, parts: ReturnedParts, closers: Closers): Promise<string> {
  const { config, log, onError } = parts
  const { openDoor } = await import('./mail/door.ts')
  const door = await openDoor({
    settings,
    tls: tlsOf(config),
    name: ehloName(config),
    isOurs: (address) => isOurs(address, parts),
    onMail: (mail) => brought(mail, parts),
    onError,
  })
  closers.push(door.close)
  const telling = every(TELL_EVERY_MS, tellOf(door, log), onError)
  closers.push(async () => telling.stop())
  return urlOf(settings, door.port)
}

/** An address with a token that we made, or the one that providers send complaints to. */
function isOurs(address: string, { keys, config }: ReturnedParts): boolean {
  if (config.complaintsTo !== undefined && address.toLowerCase() === addressKey(config.complaintsTo))
    return true
  const found = recipientToken(address)
  return found !== undefined && readToken(keys, found.purpose, found.token) !== undefined
}

async function brought(mail: IncomingMail, parts: ReturnedParts): Promise<'taken' | 'later'> {
  return (await take(mail, parts)).taken === 'too-early' ? 'later' : 'taken'
}

/** What says nothing of a reader is left in the mailbox, and so is a reply that was not passed on: they are for people. */
async function fetched(mail: IncomingMail, parts: ReturnedParts): Promise<'taken' | 'left' | 'later'> {
  const { kind, taken } = await take(mail, parts)
  if (taken === 'ignored' || (kind === 'reply' && taken === 'noted')) return 'left'
  return taken === 'too-early' ? 'later' : 'taken'
}

async function take(
  mail: IncomingMail,
  { db, keys, clock, log, forwarding }: ReturnedParts,
): Promise<{ kind: ReturnedKind; taken: TakenAs }> {
  const taking = { db, keys, clock, by: BY_MAIL, forwarding }
  const { returned, taken } = await takeReturned(mail, taking)
  const { kind, delivery, enrolment, status, verdict } = returned
  log.info({ kind, taken, delivery, enrolment, status, verdict }, 'mail came back')
  return { kind, taken }
}

/** How many recipients were not ours since it was told last. */
function tellOf(door: Door, log: Log): () => Promise<void> {
  let told = 0
  return async () => {
    const refused = door.refused() - told
    told += refused
    if (refused > 0) log.warn({ refused }, 'mail to addresses that are not ours was refused')
  }
}

function tlsOf({ bounceTls }: Config): { key: string; cert: string } | undefined {
  if (bounceTls === undefined) return undefined
  try {
    return { key: readFileSync(bounceTls.key, 'utf8'), cert: readFileSync(bounceTls.cert, 'utf8') }
  } catch (error) {
    throw new UserError(`BOUNCE_TLS_KEY or BOUNCE_TLS_CERT cannot be read: ${(error as Error).message}`)
  }
}

function urlOf({ protocol, host }: DoorSettings, port: number): string {
  return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}`
}
