import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Edition } from '../../src/domain/edition.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { courseEdition } from '../support/course-edition.ts'
import { scheduleDue } from '../support/due-cohort.ts'
import { type Fleet, type MemberPlan, startFleet, type Wait } from '../support/fleet.ts'
import { seedPostgres } from '../support/postgres-seed.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import type { Env } from '../support/service-process.ts'
import {
  type Answer,
  type AnswerOf,
  type Asked,
  type SmtpSink,
  startSink,
  type TakenMail,
  type Verb,
} from '../support/smtp-sink.ts'

/** The three ways to run. */
export type Backend = 'embedded' | 'postgres' | 'redis'

/** A whole installation on one of the backends: real processes, a relay that a test scripts, a database to look into. */
export type Stage = {
  backend: Backend
  db: Database
  /** Everything that the relay took, of whichever worker. */
  taken(): TakenMail[]
  /** What it took of the worker in this place. */
  takenBy(worker: number): TakenMail[]
  /** The processes that were started last. */
  readonly fleet: Fleet | undefined
  /** Connections to the relay ever opened. */
  connectionsOpened(): number
  redis: TestRedis | undefined
  /** Folder of the PostgreSQL, and the port that it listens on. */
  postgres: { directory: string; port: number }
  env: Env
  /** What the relay says, from here on; `worker` is the place of the one that it speaks with in the fleet. */
  answer(answer: RelayScript): void
  /** A cohort of so many people whose one lesson falls due now. */
  scheduleNow(people: number, options?: { slug?: string; edition?: Edition }): Promise<void>
  /** Starts so many processes that deliver, `serve` or `worker` as the backend has them. */
  start(workers: number, options?: { env?: Env; wait?: Wait }): Promise<Fleet>
  close(): Promise<void>
}

export type RelayScript = (verb: Verb, asked: Asked & { worker: number; recipient: string }) => Answer

export const CONNECTIONS = 4

export async function openStage(backend: Backend, options: { keepBytes?: boolean } = {}): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'feuilleton-fault-'))
  chmodSync(directory, 0o711)
  const postgres = join(directory, 'postgres')
  await seedPostgres(postgres)
  const { url } = await startEmbeddedPostgres({ directory: postgres, durable: true })
  const db = openDatabase(url, { connections: 4, onError: () => undefined })
  const redis = backend === 'redis' ? await startRedis() : undefined
  const env: Env = {
    VAR_DIR: directory,
    PUBLIC_URL: 'https://cours.example',
    SMTP_CONNECTIONS: String(CONNECTIONS),
    LEASE_SECONDS: '10',
    LOG_LEVEL: 'error',
    ...(backend === 'embedded' ? {} : { DATABASE_URL: url }),
    ...(redis ? { REDIS_URL: redis.url } : {}),
  }
  let script: RelayScript = () => undefined
  const sinks: SmtpSink[] = []
  const fleets: Fleet[] = []
  /** Each worker speaks with the relay on a port of its own, so that a test knows whom it kills. */
  const plan = async (own: Env): Promise<MemberPlan> => {
    const worker = sinks.length
    const answer: AnswerOf = (verb, recipient, asked) => script(verb, { ...asked, recipient, worker })
    const sink = await startSink(answer, { keepBytes: options.keepBytes ?? false })
    sinks.push(sink)
    const SMTP_URL = `smtp://127.0.0.1:${sink.port}`
    return { role: backend === 'embedded' ? 'serve' : 'worker', env: { ...env, SMTP_URL, ...own } }
  }
  return {
    backend,
    db,
    redis,
    postgres: { directory: postgres, port: Number(new URL(url).port) },
    env,
    taken: () => sinks.flatMap(({ taken }) => taken),
    takenBy: (worker) => sinks[worker]?.taken ?? [],
    get fleet() {
      return fleets.at(-1)
    },
    connectionsOpened: () => sinks.reduce((sum, { connections }) => sum + connections.opened, 0),
    answer(answer) {
      script = answer
    },
    scheduleNow: (people, { slug = 'cours', edition = morningEdition() } = {}) =>
      scheduleDue(db, {
        people: Array.from({ length: people }, (_, n) => `p${n}@${slug}.example`),
        slug,
        edition,
      }),
    async start(workers, { env: own = {}, wait = 'ready' } = {}) {
      const roles: MemberPlan[] = []
      for (let n = 0; n < workers; n++) roles.push(await plan(own))
      const fleet = await startFleet({ env: {}, roles, wait })
      fleets.push(fleet)
      return fleet
    },
    async close() {
      for (const fleet of fleets) await fleet.end()
      await db.destroy()
      for (const sink of sinks) await sink.close()
      await redis?.stop()
      await removeEmbeddedPostgres(postgres)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** A course of one lesson, in a zone where it is morning now: no midnight comes in the middle of a test. */
export function morningEdition(schedule: object = {}): Edition {
  return courseEdition(1, { schedule: { zone: morningZone(), at: '00:00', ...schedule } })
}

function morningZone(): string {
  const now = new Date()
  const zone = Intl.supportedValuesOf('timeZone').find((one) => localHour(now, one) === 8)
  if (!zone) throw new Error('it is eight in the morning nowhere')
  return zone
}

function localHour(instant: Date, zone: string): number {
  return Number(instant.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit' }))
}

/** Waits until every delivery has ended, and at least `expected` are there. */
export async function allEnded(db: Database, expected: number, withinMs = 240_000): Promise<void> {
  const counts = sql<{ all: number; open: number }>`
    select count(*) as "all", count(*) filter (where state in ('due', 'claimed', 'handed')) as open
    from feuilleton.deliveries`
  /** What is said of a wait that was in vain: when each open one may go on, and who has it. */
  const open = sql<object>`
    select state, attempts, next_at, claimed_by, lease_until, now() as now
    from feuilleton.deliveries where state in ('due', 'claimed', 'handed') limit 20`
  let seen = 'nothing'
  await eventually(
    async () => {
      const [row] = (await counts.execute(db)).rows
      const left = row !== undefined && row.open <= 20 ? (await open.execute(db)).rows : []
      seen = JSON.stringify([row, ...left])
      return row !== undefined && row.all >= expected && row.open === 0
    },
    { withinMs, what: () => seen },
  )
}

type Patience = { withinMs?: number; what?: () => string }

/** Asks every fifth of a second until the answer is yes; a question that fails is asked again. */
export async function eventually(
  ask: () => Promise<boolean> | boolean,
  { withinMs = 240_000, what = () => '' }: Patience = {},
): Promise<void> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const isSo = await Promise.resolve()
      .then(ask)
      .catch(() => false)
    if (isSo) return
    if (performance.now() > deadline) throw new Error(`waited for ${withinMs / 1000} s: ${ask}; ${what()}`)
    await pause(200)
  }
}
