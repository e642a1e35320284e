import { hostname } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { assembleDeliverer, type OpenStore, openStore, tokenKeys } from './app.ts'
import type { Config } from './config.ts'
import { openQueue } from './delivery/queue.ts'
import { type RunningDelivery, startDelivery } from './delivery/start-delivery.ts'
import type { Clock } from './domain/clock.ts'
import type { Outcome } from './domain/delivery.ts'
import type { TokenKeys } from './domain/tokens.ts'
import { UserError } from './domain/user-error.ts'
import { type Front, openFront } from './front.ts'
import { startCatcher } from './mail/catcher.ts'
import { dateOf } from './mail/mail-facts.ts'
import { type Outbox, openOutbox } from './mail/outbox.ts'
import type { RelaySettings } from './mail/relay-settings.ts'
import { watchRelay } from './mail/relay-watch.ts'
import { patiently } from './patience.ts'
import { readerSite } from './site.ts'
import type { ClaimedDelivery } from './store/claims.ts'
import { ping } from './store/ping.ts'
import { installationMark } from './store/secrets.ts'
import { takeWorkerPlace } from './store/worker-place.ts'
import { healthPages } from './web/health.ts'

/** What a process does: all of it, the pages alone, or the letters alone. */
export type Role = 'serve' | 'web' | 'worker'

/** What the service tells while it runs. */
export type Journal = {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export type ServiceParts = {
  role: Role
  config: Config
  clock: Clock
  journal: Journal
  onOutcome?: (delivery: ClaimedDelivery, outcome: Outcome) => void
  /** Called with the parts open and before the delivery starts to work. */
  prepare?: (service: PreparedService) => Promise<void>
}

export type PreparedService = {
  store: OpenStore
  relay: RelaySettings
  keys: TokenKeys
  installation: string
  publicUrl: string
}

/** A running service. `url` is where its pages are; `stop` ends it in order and loses nothing. */
export type Service = { url: string; usesOutbox: boolean; stop(): Promise<void> }

type Closers = (() => Promise<void>)[]

/**
 * Starts one role in this process. The pages tell of its health while it waits for a database or a Redis that does not
 * answer yet.
 * @throws UserError when the configuration does not fit the role, or when what it needs does not answer in time.
 */
export async function startService(parts: ServiceParts): Promise<Service> {
  refuseUnfit(parts)
  const closers: Closers = []
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: Error) =>
        parts.journal.error({ error: error.message }, 'something did not close'),
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

/** Roles share what only a database and a relay of their own can be shared through. */
function refuseUnfit({ role, config }: ServiceParts): void {
  if (role === 'serve') return
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
  const { role, config, clock, journal } = parts
  const onError = (error: Error) => journal.error({ error: error.message }, 'a part of the service failed')
  const front = await openFront(config)
  closers.push(front.close)
  const waiting = patience(config, front, journal)
  const store = await patiently(() => openStore(config, { onError, migrates: role === 'serve' }), waiting)
  closers.unshift(store.close) // the pages go before the database that they read
  const keys = await tokenKeys(config, store.db)
  const outbox = config.relay || role !== 'serve' ? undefined : openOutbox(join(config.varDir, 'outbox'))
  let delivery: RunningDelivery | undefined
  const checks = {
    service: async () => (await databaseFault(store)) ?? (await delivery?.fault()),
    relay: async () => delivery?.relayFault(),
  }
  const publicUrl = config.publicUrl ?? front.url
  const site = { db: store.db, keys, clock, config, publicUrl, outbox }
  const pages = role === 'worker' ? new Hono() : readerSite(site)
  if (role !== 'web') {
    const relay = config.relay ?? (await startOwnRelay(outbox, clock, closers))
    const prepared = { store, relay, keys, installation: await installationMark(store.db), publicUrl }
    await parts.prepare?.(prepared)
    delivery = await openEngine({ ...parts, ...prepared, onError, waiting }, closers)
  }
  // Health before the pages: those ask the database for more than health does, and may fail without it.
  front.show(new Hono().route('/', healthPages(checks)).route('/', pages))
  return { url: front.url, usesOutbox: outbox !== undefined }
}

type Waiting = Parameters<typeof patiently>[1]

function patience({ startWithinMs }: Config, front: Front, journal: Journal): Waiting {
  return {
    withinMs: startWithinMs,
    onRetry({ message }) {
      front.wait(message)
      journal.warn({ error: message }, 'waiting for what does not answer')
    },
  }
}

type EngineSettings = ServiceParts & PreparedService & { onError: (error: Error) => void; waiting: Waiting }

async function openEngine(settings: EngineSettings, closers: Closers): Promise<RunningDelivery> {
  const { config, clock, journal, store, relay, keys, installation, publicUrl, onError, waiting } = settings
  const { redisUrl, allowUnsafeRedis } = config
  const queueSettings = { databaseUrl: store.url, redisUrl, allowUnsafeRedis, onError }
  const queue = await patiently(() => openQueue(queueSettings), waiting)
  closers.push(() => queue.close())
  const self = { host: hostname(), pid: process.pid, now: clock.now(), onError }
  const place = await takeWorkerPlace(store.url, self)
  closers.push(() => place.leave())
  const watch = watchRelay(clock)
  const deliverer = assembleDeliverer({
    db: store.db,
    clock,
    config,
    relay,
    keys,
    installation,
    publicUrl,
    name: place.name,
    watch,
    onOutcome(delivery, outcome) {
      tell(journal, delivery, outcome)
      settings.onOutcome?.(delivery, outcome)
    },
    onPause({ cohort }, reason) {
      journal.error(
        { cohort, reason },
        'the relay refuses this cohort, or a domain of it: that is paused, and tried again by itself',
      )
    },
  })
  const delivery = await startDelivery({
    db: store.db,
    clock,
    queue,
    deliverer,
    worker: place.id,
    watch,
    onError,
  })
  closers.push(() => delivery.stop())
  return delivery
}

async function startOwnRelay(
  outbox: Outbox | undefined,
  clock: Clock,
  closers: Closers,
): Promise<RelaySettings> {
  // The letter's own instant, which is not this machine's when a past is played on a virtual clock.
  const catcher = await startCatcher(async (mail) => outbox?.keep(mail, dateOf(mail.bytes) ?? clock.now()))
  closers.push(() => catcher.close())
  return { host: '127.0.0.1', port: catcher.port, secure: false, requireTls: false }
}

async function databaseFault({ db }: OpenStore): Promise<string | undefined> {
  try {
    await ping(db)
    return undefined
  } catch (error) {
    return `the database does not answer: ${(error as Error).message}`
  }
}

function tell(journal: Journal, delivery: ClaimedDelivery, outcome: Outcome): void {
  const facts = { delivery: delivery.id, letter: delivery.letter, cohort: delivery.cohort, ...outcome }
  if (outcome.kind === 'submitted') journal.info(facts, 'submitted')
  else if (outcome.kind === 'withdrawn') journal.info(facts, 'withdrawn before hand-over')
  else if (outcome.kind === 'held' || (outcome.kind === 'deferred' && outcome.cause !== 'passing'))
    journal.error(facts, outcome.kind)
  else journal.warn(facts, outcome.kind)
}
