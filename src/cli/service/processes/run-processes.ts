import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import type { Config } from '../../../config.ts'
import { openListener } from '../../../listener.ts'
import { healthRouter } from '../../../web/health.ts'
import type { Output } from '../../output.ts'
import { stopSignal } from '../stop-signal.ts'
import { KeptProcesses } from './kept-processes.ts'
import { healthOf } from './processes-health.ts'
import { startWorkerProcess } from './worker-process.ts'

/** In milliseconds. What a worker takes to end when its relay is slow and its database is being restarted. */
const STOP_WITHIN_MS = 60_000

/**
 * `feuilleton worker --processes`: keeps so many workers running until SIGTERM or SIGINT, and has them end in order.
 * Answers 1 when they cannot start, or when one did not end in order.
 */
export async function runProcesses(config: Config, count: number, output: Output): Promise<number> {
  const log = pino({ level: config.logLevel })
  const processes = new KeptProcesses({
    count,
    start: startWorkerProcess,
    onEnded: ({ pid, code }) =>
      log.error({ worker: pid, code }, 'a worker ended by itself: another takes its place'),
    pause: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
    now: () => performance.now(),
  })
  const listener = await openListener(config)
  listener.show(healthRouter(healthOf(() => processes.urls)))
  process.on('exit', () => processes.kill()) // after a second Ctrl+C
  const asked = stopSignal()
  void processes.begin().then((serves) => {
    if (serves) output.err(`Feuilleton (worker, ${count} processes) serves at ${listener.url}`)
  })
  const signal = await Promise.race([asked, processes.hopeless])
  if (signal) output.err(`${signal}: finishing what is under way`)
  const isOrderly = await processes.stop(STOP_WITHIN_MS)
  await listener.close()
  return signal && isOrderly ? 0 : 1
}
