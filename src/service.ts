import { join } from 'node:path'
import { Hono } from 'hono'
import type { ImportWork } from './actions/lists/work-in-background.ts'
import { printFirstLink } from './actions/organisers/print-link.ts'
import { type OpenStore, openStore, tokenKeys } from './app.ts'
import { type Config, ehloName } from './config.ts'
import type { RunningDelivery } from './delivery/start-delivery.ts'
import { UserError } from './domain/user-error.ts'
import { lateDoctor } from './late-doctor.ts'
import { type Listener, openListener } from './listener.ts'
import type { Sign } from './mail/dkim/sign-message.ts'
import { openPost, type Post } from './mail/post.ts'
import type { RelaySettings } from './mail/relay-settings.ts'
import type { Closers, Waiting } from './open-delivery.ts'
import type { ReturnedParts } from './open-returned.ts'
import { signerOf } from './open-signer.ts'
import { retryUnreachable } from './retry.ts'
import type { Log, ServiceParts } from './service-parts.ts'
import { warnOfOtherDomain } from './signed-for.ts'
import type { SiteParts } from './site.ts'
import { ping } from './store/ping.ts'
import { installationMark } from './store/secrets.ts'
import { healthRouter } from './web/health.ts'

/** A running service. `url` is the address of its pages; `stop` ends it in order and loses nothing. */
export type Service = {
  url: string
  usesOutbox: boolean
  /** Where the first owner signs in, once; undefined when there is one already. */
  firstLink: string | undefined
  /** Where mail that comes back is taken, such as `smtp://0.0.0.0:25`; undefined where it is not. */
  returnedAt: string | undefined
  stop(): Promise<void>
}

/**
 * Starts one role in this process. Its health page tells while it waits for a database or a Redis that does not answer
 * yet.
 * @throws UserError when the configuration does not fit the role, or when what it needs does not answer in time.
 */
export async function startService(parts: ServiceParts): Promise<Service> {
  refuseUnfit(parts)
  const closers: Closers = []
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: Error) =>
        parts.log.error({ error: error.message }, 'a part of the service did not close'),
      )
    }
  }
  try {
    return { ...(await openService(parts, closers)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Separate roles need a database and a relay of their own to share: the embedded ones belong to `serve`. */
function refuseUnfit({ role, config }: ServiceParts): void {
  if (role === 'serve') return
  if (role === 'receive' && !config.bounceListen && !config.bounceImap) {
    throw new UserError(
      'feuilleton receive needs BOUNCE_LISTEN, such as smtp://0.0.0.0:25, or BOUNCE_IMAP_URL',
    )
  }
  const missing = [
    ...(config.databaseUrl ? [] : ['DATABASE_URL']),
    ...(role === 'worker' && !config.relay ? ['SMTP_URL'] : []),
  ]
  if (missing.length === 0) return
  throw new UserError(
    `feuilleton ${role} needs ${missing.join(' and ')}: the embedded PostgreSQL and the outbox belong to feuilleton serve`,
  )
}

async function openService(parts: ServiceParts, closers: Closers): Promise<Omit<Service, 'stop'>> {
  const { role, config, clock, log } = parts
  const onError = (error: Error) => log.error({ error: sentenceOf(error) }, 'a part of the service failed')
  const sign = signerOf(config)
  const listener = await openListener(config)
  closers.push(listener.close)
  const waiting = waitingFor(config, listener, log)
  const store = await retryUnreachable(
    () => openStore(config, { onError, migrates: role === 'serve', onNew: parts.onNewDatabase }),
    waiting,
  )
  closers.unshift(store.close) // the pages close before the database that they read
  if (sign) await warnOfOtherDomain(parts, store.db)
  const keys = await tokenKeys(config, store.db)
  let delivery: RunningDelivery | undefined
  const checks = {
    service: async () => (await databaseFault(store)) ?? (await delivery?.fault()),
    relay: async () => delivery?.relayFault(),
  }
  const publicUrl = config.publicUrl ?? listener.url
  const doors = { ...parts, db: store.db, keys, onError, publicUrl }
  if (role === 'receive') {
    const post = config.relay && openPostOf({ relay: config.relay, config, sign }, closers)
    const returnedAt = await openDoorOf({ ...doors, post }, closers)
    listener.show(healthRouter(checks))
    return { url: listener.url, usesOutbox: false, firstLink: undefined, returnedAt }
  }
  // A role loads only what it needs: loading the pages takes a third of a worker's start, and 50 MB.
  const needsOwn = role === 'serve' && !config.relay
  const own = needsOwn ? await (await import('./own-relay.ts')).startOwnRelay(parts, closers) : undefined
  const relay = config.relay ?? own?.relay
  const outbox = own?.outbox
  const doctor = lateDoctor({ config, db: store.db, keys, clock })
  const site = { db: store.db, keys, clock, config, publicUrl, outbox, doctor, onError, isDemo: parts.isDemo }
  const post = relay && openPostOf({ relay, config, sign }, closers)
  const returnedAt = await openDoorOf({ ...doors, post }, closers)
  const pages = role === 'worker' ? new Hono() : await openPages({ ...site, post }, closers)
  if (relay && post && role !== 'web') {
    const installation = await installationMark(store.db)
    const prepared = { store, relay, keys, installation, publicUrl, sign }
    await parts.prepare?.(prepared)
    const { openDelivery } = await import('./open-delivery.ts')
    delivery = await openDelivery({ ...parts, ...prepared, post, onError, waiting }, closers)
  }
  const { startFormWork } = await import('./form-work.ts')
  const mailing = { db: store.db, clock, post, publicUrl, mailDomain: config.mailDomain, onError }
  closers.push(startFormWork(mailing))
  if (role !== 'worker') await carryOn({ db: store.db, clock, keys, onError }, closers)
  // Health is routed before the pages: those query the database more than health does, and may fail without it.
  listener.show(new Hono().route('/', healthRouter(checks)).route('/', pages))
  const secret = role === 'worker' ? undefined : await printFirstLink(store.db, clock.now())
  const firstLink = secret && `${publicUrl}/o/enter/${secret}`
  return { url: listener.url, usesOutbox: outbox !== undefined, firstLink, returnedAt }
}

async function openDoorOf(
  parts: ServiceParts &
    Pick<ReturnedParts, 'db' | 'keys' | 'onError'> & { publicUrl: string; post: Post | undefined },
  closers: Closers,
): Promise<string | undefined> {
  const { post, publicUrl } = parts
  const { bounceListen, bounceImap, mailDomain } = parts.config
  if (!(bounceListen ?? bounceImap) || parts.role === 'web' || parts.role === 'worker') return undefined
  const forwarding = post && { post, publicUrl, mailDomain }
  return (await import('./open-returned.ts')).openReturned({ ...parts, forwarding }, closers)
}

async function openPages(site: Omit<SiteParts, 'rehearsals'>, closers: Closers): Promise<Hono> {
  const { openRehearsals } = await import('./rehearsals.ts')
  const directory = join(site.config.varDir, 'rehearsals')
  const rehearsals = openRehearsals({ directory, publicUrl: site.publicUrl })
  closers.push(rehearsals.close)
  return (await import('./site.ts')).pagesOf({ ...site, rehearsals })
}

/** Imports that an end of the service left in the middle. */
async function carryOn(parts: ImportWork, closers: Closers): Promise<void> {
  const { carryOnImports } = await import('./actions/lists/carry-on-imports.ts')
  closers.push(carryOnImports(parts))
}

type Posting = { relay: RelaySettings; config: Config; sign: Sign | undefined }

function openPostOf({ relay, config, sign }: Posting, closers: Closers): Post {
  const { post, close } = openPost(relay, { name: ehloName(config), sign })
  closers.push(async () => close())
  return post
}

function waitingFor({ startWithinMs }: Config, listener: Listener, log: Log): Waiting {
  return {
    withinMs: startWithinMs,
    onRetry({ message }) {
      listener.wait(message)
      log.warn({ error: message }, 'waiting for a part that does not answer yet')
    },
  }
}

async function databaseFault({ db }: OpenStore): Promise<string | undefined> {
  try {
    await ping(db)
    return undefined
  } catch (error) {
    return `the database does not answer: ${(error as Error).message}`
  }
}

/** Node says why nothing of a host answers in a code alone, and leaves the message empty. */
function sentenceOf({ message, code }: NodeJS.ErrnoException): string {
  return message || (code ?? 'without a message')
}
