import { join } from 'node:path'
import { serve as serveHttp } from '@hono/node-server'
import { Hono } from 'hono'
import { assembleDeliverer, type OpenStore, openStore, tokenKeys } from './app.ts'
import type { Config } from './config.ts'
import type { Clock } from './domain/clock.ts'
import type { Outcome } from './domain/delivery.ts'
import type { TokenKeys } from './domain/tokens.ts'
import { UserError } from './domain/user-error.ts'
import { openQueue } from './engine/queue.ts'
import { type RunningEngine, startEngine } from './engine/service.ts'
import { startCatcher } from './mail/catcher.ts'
import { dateOf } from './mail/mail-facts.ts'
import { type Outbox, openOutbox } from './mail/outbox.ts'
import type { RelaySettings } from './mail/relay-settings.ts'
import type { ClaimedDelivery } from './store/deliveries.ts'
import { oldestOverdue } from './store/dispatches.ts'
import { ping } from './store/ping.ts'
import { assetPages } from './web/assets.ts'
import { healthPages } from './web/health.ts'
import { helpPages } from './web/help.ts'
import { outboxPages } from './web/outbox.ts'
import { unsubscribePages } from './web/unsubscribe.ts'

const CLOSE_PAGES_MS = 2_000
const OVERDUE_MS = 2 * 60_000

/** What the service tells while it runs. */
export type Journal = {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export type ServiceParts = {
  config: Config
  clock: Clock
  journal: Journal
  onOutcome?: (delivery: ClaimedDelivery, outcome: Outcome) => void
  /** Called with the parts open and before the engine starts to work. */
  prepare?: (service: PreparedService) => Promise<void>
}

export type PreparedService = { store: OpenStore; relay: RelaySettings; keys: TokenKeys; publicUrl: string }

/** A running service. `url` is where its pages are; `stop` ends it in order and loses nothing. */
export type Service = { url: string; usesOutbox: boolean; stop(): Promise<void> }

/** Starts everything in one process: database, queue, relay or catcher, pages, engine. */
export async function startService(parts: ServiceParts): Promise<Service> {
  const { journal } = parts
  const closers: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: Error) =>
        journal.error({ error: error.message }, 'something did not close'),
      )
    }
  }
  try {
    const service = await openService(parts, closers)
    return { ...service, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openService(
  { config, clock, journal, onOutcome, prepare }: ServiceParts,
  closers: (() => Promise<void>)[],
): Promise<Omit<Service, 'stop'>> {
  const onError = (error: Error) => journal.error({ error: error.message }, 'a part of the service failed')
  const store = await openStore(config, onError)
  closers.push(store.close)
  const outbox = config.relay ? undefined : openOutbox(join(config.varDir, 'outbox'))
  const relay = config.relay ?? (await startOwnRelay(outbox, clock, closers))
  const keys = await tokenKeys(config, store.db)
  let engine: RunningEngine | undefined
  const ready = () => readiness(store, engine, clock)
  const pages = webPages({ store, keys, clock, outbox, ready })
  const port = await listen(pages, config, closers)
  const url = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`
  const publicUrl = config.publicUrl ?? url
  await prepare?.({ store, relay, keys, publicUrl })
  const queue = await openQueue({ databaseUrl: store.url, redisUrl: config.redisUrl, onError })
  closers.push(() => queue.close())
  const deliverer = assembleDeliverer({
    db: store.db,
    clock,
    config,
    relay,
    keys,
    publicUrl,
    onOutcome(delivery, outcome) {
      tell(journal, delivery, outcome)
      onOutcome?.(delivery, outcome)
    },
  })
  engine = await startEngine({ db: store.db, clock, queue, deliverer })
  closers.push(() => engine?.stop() ?? Promise.resolve())
  return { url, usesOutbox: outbox !== undefined }
}

async function startOwnRelay(
  outbox: Outbox | undefined,
  clock: Clock,
  closers: (() => Promise<void>)[],
): Promise<RelaySettings> {
  // The letter's own instant, which is not this machine's when a past is played on a virtual clock.
  const catcher = await startCatcher(async (mail) => outbox?.keep(mail, dateOf(mail.bytes) ?? clock.now()))
  closers.push(() => catcher.close())
  return { host: '127.0.0.1', port: catcher.port, secure: false, requireTls: false }
}

type PageParts = {
  store: OpenStore
  keys: TokenKeys
  clock: Clock
  outbox: Outbox | undefined
  ready: () => Promise<string | undefined>
}

function webPages({ store, keys, clock, outbox, ready }: PageParts): Hono {
  const pages = new Hono()
  pages.route('/', healthPages(ready))
  pages.route('/assets', assetPages())
  pages.route('/u', unsubscribePages({ db: store.db, clock, keys }))
  pages.route('/aide', helpPages())
  if (outbox) {
    pages.route('/outbox', outboxPages(outbox))
    pages.get('/', (c) => c.redirect('/outbox'))
  }
  return pages
}

function listen(pages: Hono, config: Config, closers: (() => Promise<void>)[]): Promise<number> {
  return new Promise((ready, failed) => {
    const options = { fetch: pages.fetch, port: config.port, hostname: config.host }
    const server = serveHttp(options, ({ port }) => ready(port))
    server.on('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE'
      failed(
        busy ? new UserError(`port ${config.port} is in use: set PORT to a free one, or 0 for any`) : error,
      )
    })
    closers.push(() => {
      // Who is being answered is waited for; who holds a connection open without asking anything is not.
      setTimeout(
        () => 'closeAllConnections' in server && server.closeAllConnections(),
        CLOSE_PAGES_MS,
      ).unref()
      return new Promise((closed) => server.close(() => closed()))
    })
  })
}

async function readiness(
  { db }: OpenStore,
  engine: RunningEngine | undefined,
  clock: Clock,
): Promise<string | undefined> {
  if (!engine) return 'the engine is starting'
  try {
    await ping(db)
  } catch (error) {
    return `the database does not answer: ${(error as Error).message}`
  }
  const waiting = await oldestOverdue(db, new Date(clock.now().getTime() - OVERDUE_MS))
  return waiting && `nothing ticks: a dispatch has been due since ${waiting.toISOString()}`
}

function tell(journal: Journal, delivery: ClaimedDelivery, outcome: Outcome): void {
  const facts = { delivery: delivery.id, letter: delivery.letter, cohort: delivery.cohort, ...outcome }
  if (outcome.kind === 'submitted') journal.info(facts, 'submitted')
  else if (outcome.kind === 'withdrawn') journal.info(facts, 'withdrawn before hand-over')
  else if (outcome.kind === 'held' || (outcome.kind === 'deferred' && outcome.ours))
    journal.error(facts, outcome.kind)
  else journal.warn(facts, outcome.kind)
}
