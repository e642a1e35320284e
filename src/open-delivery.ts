import { hostname } from 'node:os'
import { oldFilesOf } from './actions/purge/old-files.ts'
import { PURGED_BY_ITSELF, purgeBatch } from './actions/purge/purge-batch.ts'
import { assembleDeliverer } from './assemble-deliverer.ts'
import { lookAfterAlerts } from './delivery/alerts/look-after-alerts.ts'
import { openQueue } from './delivery/queue.ts'
import { type RunningDelivery, startDelivery } from './delivery/start-delivery.ts'
import type { DeferralCause, Outcome } from './domain/delivery.ts'
import type { Post } from './mail/post.ts'
import { watchRelay } from './mail/relay-watch.ts'
import { retryUnreachable } from './retry.ts'
import type { Log, PreparedService, ServiceParts } from './service-parts.ts'
import type { ClaimedDelivery } from './store/claims.ts'
import { takeWorkerSlot } from './store/worker-slot.ts'

/** Functions that run when the service stops, last added first. */
export type Closers = (() => Promise<void>)[]

export type Waiting = Parameters<typeof retryUnreachable>[1]

export type DeliverySettings = Pick<ServiceParts, 'config' | 'clock' | 'log' | 'onOutcome'> &
  PreparedService & { post: Post; onError: (error: Error) => void; waiting: Waiting }

/**
 * Assembles delivery from real parts and starts it: a queue, a slot among the workers, a relay.
 * @throws Unreachable when the queue does not answer in time.
 */
export async function openDelivery(settings: DeliverySettings, closers: Closers): Promise<RunningDelivery> {
  const { config, clock, log, store, relay, keys, installation, publicUrl, sign, onError, waiting } = settings
  const { redisUrl, allowUnsafeRedis } = config
  const queueSettings = { databaseUrl: store.url, redisUrl, allowUnsafeRedis, onError }
  const queue = await retryUnreachable(() => openQueue(queueSettings), waiting)
  closers.push(() => queue.close())
  const self = { host: hostname(), pid: process.pid, now: clock.now(), onError }
  const slot = await takeWorkerSlot(store.url, self)
  closers.push(() => slot.leave())
  const watch = watchRelay(clock)
  const deliverer = assembleDeliverer({
    db: store.db,
    clock,
    config,
    relay,
    keys,
    installation,
    publicUrl,
    sign,
    name: slot.name,
    watch,
    onOutcome(delivery, outcome) {
      logOutcome(log, delivery, outcome)
      settings.onOutcome?.(delivery, outcome)
    },
    onPause({ cohort }, reason) {
      log.error(
        { cohort, reason },
        'the relay refuses this cohort, or a domain of it: that is paused, and tried again by itself',
      )
    },
  })
  const alerts = { db: store.db, clock, post: settings.post, publicUrl, mailDomain: config.mailDomain }
  const files = oldFilesOf(config.varDir)
  const delivery = await startDelivery({
    db: store.db,
    clock,
    queue,
    deliverer,
    worker: slot.id,
    watch,
    alert: () => lookAfterAlerts(alerts),
    purge: () =>
      purgeBatch(store.db, { retention: config.retention, now: clock.now(), by: PURGED_BY_ITSELF, files }),
    countsReaders: config.mailLimits.size > 0 || config.warmUpFrom !== undefined,
    onError,
  })
  closers.push(() => delivery.stop())
  return delivery
}

/** Whether somebody may have to look at it. */
function isGrave(cause: DeferralCause): boolean {
  return cause !== 'passing' && cause !== 'throttled'
}

function logOutcome(log: Log, delivery: ClaimedDelivery, outcome: Outcome): void {
  const facts = { delivery: delivery.id, letter: delivery.letter, cohort: delivery.cohort, ...outcome }
  if (outcome.kind === 'submitted') log.info(facts, 'submitted')
  else if (outcome.kind === 'withdrawn') log.info(facts, 'withdrawn before hand-over')
  else if (outcome.kind === 'held' || (outcome.kind === 'deferred' && isGrave(outcome.cause)))
    log.error(facts, outcome.kind)
  else log.warn(facts, outcome.kind)
}
