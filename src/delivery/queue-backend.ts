import { createPostgresBackend, type Job, Queue, runMigrations, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import { Unreachable } from '../domain/unreachable.ts'
import { watchConnections } from '../store/database.ts'
import { refuseUnsafeRedis } from './redis-safety.ts'
import { withinLimit } from './within-limit.ts'

export type QueueSettings = {
  databaseUrl: string
  redisUrl: string | undefined
  /** Accept a Redis that may lose jobs. */
  allowUnsafeRedis: boolean
  onError: (error: Error) => void
}

/** Where BullMQ stores its jobs. */
export type QueueBackend = {
  queue<Data = object>(name: string): Queue<Data>
  worker<Data = object, Result = void>(
    name: string,
    run: (job: Job<Data>) => Promise<Result>,
    concurrency: number,
  ): Worker<Data, Result>
  close(): Promise<unknown>
}

/** In milliseconds. How long a process may give no sign of life before others take over its jobs. */
const LOST_AFTER = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 100 }

const ANSWER_WITHIN_MS = 5_000

export function openBackend(settings: QueueSettings): Promise<QueueBackend> {
  return settings.redisUrl === undefined ? onPostgres(settings) : onRedis(settings.redisUrl, settings)
}

async function onPostgres({ databaseUrl, onError }: QueueSettings): Promise<QueueBackend> {
  const pool = openPool(databaseUrl, onError)
  try {
    await migratePool(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const connection = pool as never
  return {
    queue: (name) => new Queue(name, { connection }, createPostgresBackend) as never,
    worker: (name, run, concurrency) =>
      new Worker(
        name,
        run as never,
        { connection, concurrency, ...LOST_AFTER },
        createPostgresBackend,
      ) as never,
    close: () => pool.end(),
  }
}

/** Brings the schema `bullmq` of a database up to date. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const pool = openPool(databaseUrl, () => undefined)
  try {
    await migratePool(pool)
  } finally {
    await pool.end()
  }
}

function openPool(databaseUrl: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 8,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'feuilleton-queue',
    options: '-c search_path=bullmq',
  })
  watchConnections(pool, onError)
  return pool
}

async function migratePool(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await runMigrations(client as never)
  } finally {
    client.release()
  }
}

async function onRedis(url: string, { onError, allowUnsafeRedis }: QueueSettings): Promise<QueueBackend> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, connectTimeout: 10_000 })
  redis.on('error', onError)
  try {
    await reach(redis)
    if (!allowUnsafeRedis) await refuseUnsafeRedis(redis)
  } catch (error) {
    redis.disconnect()
    throw error
  }
  const connection = redis as never
  return {
    queue: (name) => new Queue(name, { connection }) as never,
    worker: (name, run, concurrency) =>
      new Worker(name, run as never, { connection, concurrency, ...LOST_AFTER }) as never,
    async close() {
      redis.disconnect()
    },
  }
}

/** @throws Unreachable when Redis does not answer, with its reason. */
async function reach(redis: Redis): Promise<void> {
  let reason = 'nothing answers'
  redis.on('error', (error) => {
    reason = error.message || reason
  })
  const answer = await withinLimit(
    redis.ping().catch(() => undefined),
    ANSWER_WITHIN_MS,
  )
  if (answer === undefined) throw new Unreachable(`no Redis answers at the address of REDIS_URL: ${reason}`)
}
