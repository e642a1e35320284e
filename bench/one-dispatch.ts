import { setTimeout as pause } from 'node:timers/promises'
import { assembleDeliverer } from '../src/assemble-deliverer.ts'
import { readConfig } from '../src/config.ts'
import type { Deliverer } from '../src/delivery/deliverer.ts'
import { openQueue } from '../src/delivery/queue.ts'
import { startDelivery } from '../src/delivery/start-delivery.ts'
import { tick } from '../src/delivery/tick.ts'
import { systemClock } from '../src/domain/clock.ts'
import { watchRelay } from '../src/mail/relay-watch.ts'
import type { Database } from '../src/store/database.ts'
import { makeDue, ROOT } from './wire/course.ts'

const GIVE_UP_MS = 30_000
const WATCH = watchRelay(systemClock)

export type Play = {
  db: Database
  /** Of the database, for the queue. */
  url: string
  port: number
  connections: string
  letters: number
  /** The day whose dispatch is played. */
  day: number
  /** What is done to the deliverer before it begins. */
  change?: (deliverer: Deliverer) => void | Promise<void>
}

/** What it took: letters a second from the first to the last, and the CPU of this process for each in milliseconds. */
export type Round = { perSecond: number; cpuMs: number }

/** One dispatch from its first letter to its last. */
export async function playDispatch({
  db,
  url,
  port,
  connections,
  letters,
  day,
  change,
}: Play): Promise<Round> {
  await makeDue(db, day)
  await tick(db, systemClock.now(), async () => undefined)
  const ends: number[] = []
  const deliverer = deliverTo({ db, port, connections }, () => ends.push(performance.now()))
  await change?.(deliverer)
  const queue = await openQueue({
    databaseUrl: url,
    redisUrl: undefined,
    allowUnsafeRedis: false,
    onError: report,
  })
  const began = process.cpuUsage()
  const engine = await startDelivery({
    db,
    clock: systemClock,
    queue,
    deliverer,
    worker: 0,
    watch: WATCH,
    alert: async () => undefined,
    purge: async () => false,
    countsReaders: false,
    onError: report,
  })
  await all(ends, letters)
  const cpu = process.cpuUsage(began)
  await engine.stop()
  await queue.close()
  return {
    perSecond: ((letters - 1) / (ends.at(-1)! - ends[0]!)) * 1_000,
    cpuMs: (cpu.user + cpu.system) / 1_000 / letters,
  }
}

async function all(ends: readonly number[], letters: number): Promise<void> {
  const began = performance.now()
  while (ends.length < letters) {
    await pause(20)
    if (performance.now() - (ends.at(-1) ?? began) > GIVE_UP_MS)
      throw new Error(`stuck at ${ends.length} letters`)
  }
}

function deliverTo(
  { db, port, connections }: Pick<Play, 'db' | 'port' | 'connections'>,
  onSubmitted: () => void,
): Deliverer {
  const config = readConfig({
    FEUILLETON_ROOT: ROOT,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    PUBLIC_URL: 'https://cours.example',
    SMTP_CONNECTIONS: connections,
  })
  return assembleDeliverer({
    db,
    clock: systemClock,
    config,
    relay: config.relay!,
    keys: ['k'.repeat(32)],
    installation: 'bench',
    publicUrl: 'https://cours.example',
    name: 'bench',
    watch: WATCH,
    onPause: (_, reason) => report(new Error(reason)),
    onOutcome(_, outcome) {
      if (outcome.kind !== 'submitted') throw new Error(`a letter was ${outcome.kind}`)
      onSubmitted()
    },
  })
}

export function report(error: Error): void {
  console.error(error.message)
}
