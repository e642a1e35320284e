import { type Database, openDatabase } from '../../src/store/database.ts'
import { startRedis, type TestRedis } from '../../tests/support/redis.ts'
import { type Role, type ServiceRun, startRun } from '../../tests/support/service-process.ts'
import { type ScratchPostgres, scratchPostgres } from '../measure/postgres.ts'
import { NAMED, prepareCourse, UNNAMED } from './course.ts'
import type { WireFigures } from './figures.ts'
import type { SinkRelay } from './smtp-relays.ts'
import { playRound } from './stand-round.ts'

export type StandSettings = {
  /** `serve` is one process that starts the embedded PostgreSQL itself; workers have it as a server of its own. */
  role: Extract<Role, 'serve' | 'worker'>
  processes: number
  hasRedis: boolean
  relay: SinkRelay
  letters: number
  /** Of all processes together. */
  connections: number
  /** The lessons that it has played once when it is open, so that they are compiled. */
  warm: readonly number[]
}

/** Our service as it runs in production, with readers who wait for two lessons. */
export type Stand = {
  db: Database
  redis: TestRedis | undefined
  play(day: number): Promise<WireFigures>
  close(): Promise<void>
}

export type StandParts = StandSettings & {
  postgres: ScratchPostgres
  db: Database
  redis: TestRedis | undefined
  runs: readonly ServiceRun[]
  /** Of the processes that compile letters, which end when they have nothing to do. */
  compilers: { peakMb: number }
}

export async function openStand(settings: StandSettings): Promise<Stand> {
  const postgres = await scratchPostgres({ durable: true })
  const db = openDatabase(postgres.url, { connections: 2, onError: (error) => console.error(error.message) })
  await prepareCourse(db, { readers: settings.letters, days: [NAMED, UNNAMED] })
  const redis = settings.hasRedis ? await startRedis() : undefined
  const runs = Array.from({ length: settings.processes }, () => start(settings, { postgres, redis }))
  await Promise.all(runs.map((run) => run.ready()))
  const parts = { ...settings, postgres, db, redis, runs, compilers: { peakMb: 0 } }
  for (const day of settings.warm) await playRound(parts, day)
  return { db, redis, play: (day) => playRound(parts, day), close: () => close(parts) }
}

function start(
  { role, processes, relay, connections }: StandSettings,
  { postgres, redis }: { postgres: ScratchPostgres; redis: TestRedis | undefined },
): ServiceRun {
  return startRun(role, {
    ...(role === 'serve' ? { VAR_DIR: postgres.folder } : { DATABASE_URL: postgres.url }),
    ...(redis && { REDIS_URL: redis.url }),
    NODE_OPTIONS: '', // compiles letters as in production, and not as in tests
    SMTP_URL: `smtp://127.0.0.1:${relay.port}`,
    SMTP_CONNECTIONS: `${Math.ceil(connections / processes)}`,
    PUBLIC_URL: 'https://cours.example',
    LOG_LEVEL: 'error',
  })
}

async function close({ runs, db, redis, postgres }: StandParts): Promise<void> {
  await Promise.all(runs.map((run) => run.end('SIGKILL')))
  await db.destroy()
  await redis?.stop()
  await postgres.remove()
}
