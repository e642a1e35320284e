import { createPostgresBackend, type Job, Queue, runMigrations, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import { UserError } from '../domain/user-error.ts'
import { watchConnections } from '../store/database.ts'

/** The disposable part: BullMQ on PostgreSQL, or on Redis when there is one. Jobs carry ids only. */
export type JobQueue = {
  /** Makes jobs of chunks of these deliveries. */
  enqueue(ids: number[]): Promise<void>
  /** Asks for a tick at this instant, beside the regular ones; `now` is the instant of asking. */
  wakeAt(instant: Date, now: Date): Promise<void>
  /** Starts to work: `onTick` for each tick, once across all processes; `onChunk` for each chunk. */
  work(handlers: { onTick: () => Promise<void>; onChunk: (ids: number[]) => Promise<void> }): Promise<void>
  /** Takes no new job and waits for those that run. */
  stopWorking(): Promise<void>
  close(): Promise<void>
}

export type QueueSettings = {
  databaseUrl: string
  redisUrl: string | undefined
  onError: (error: Error) => void
}

const TICKS = 'feuilleton-ticks'
const CHUNKS = 'feuilleton-chunks'
const TICK_EVERY_MS = 5_000
const CHUNK_SIZE = 100
const CHUNKS_AT_ONCE = 3
/** Redis may be emptied under us: the job scheduler is planned again this often. */
const REPLAN_EVERY_MS = 30_000
const CLOSE_WITHIN_MS = 5_000
const REDIS_WITHIN_MS = 5_000
const FORGET = { removeOnComplete: true, removeOnFail: 100 }

type ChunkData = { ids: number[] }

/** Opens the queue and prepares its schema; nothing runs before `work`. */
export async function openQueue(settings: QueueSettings): Promise<JobQueue> {
  const backend = settings.redisUrl
    ? await onRedis(settings.redisUrl, settings.onError)
    : await onPostgres(settings)
  const ticks = backend.queue(TICKS)
  const chunks = backend.queue<ChunkData>(CHUNKS)
  const workers: Worker[] = []
  let keeper: NodeJS.Timeout | undefined
  for (const queue of [ticks, chunks]) queue.on('error', settings.onError)

  return {
    async enqueue(ids) {
      const jobs = []
      for (let from = 0; from < ids.length; from += CHUNK_SIZE) {
        jobs.push({ name: 'chunk', data: { ids: ids.slice(from, from + CHUNK_SIZE) }, opts: FORGET })
      }
      await chunks.addBulk(jobs)
    },

    async wakeAt(instant, now) {
      const delay = Math.max(0, instant.getTime() - now.getTime())
      // The same instant is the same job, whoever asks: only the first is kept.
      await ticks.add('wake', {}, { jobId: `wake-${instant.getTime()}`, delay, ...FORGET })
    },

    async work({ onTick, onChunk }) {
      const plan = () =>
        ticks.upsertJobScheduler('tick', { every: TICK_EVERY_MS }, { name: 'tick', opts: FORGET })
      await plan()
      keeper = setInterval(() => plan().catch(settings.onError), REPLAN_EVERY_MS)
      workers.push(
        backend.worker(TICKS, onTick, 1),
        backend.worker<ChunkData>(CHUNKS, (job) => onChunk(job.data.ids), CHUNKS_AT_ONCE),
      )
      for (const worker of workers)
        worker.on('error', settings.onError).on('failed', (_, error) => settings.onError(error))
      await ticks.add('start', {}, FORGET)
    },

    async stopWorking() {
      clearInterval(keeper)
      await Promise.all(workers.splice(0).map((worker) => worker.close()))
    },

    async close() {
      // A store that does not answer must not keep the service from ending: what is in it is disposable.
      await withinLimit(Promise.all([ticks.close(), chunks.close()]))
      await backend.close()
    },
  }
}

type Backend = {
  queue<Data = object>(name: string): Queue<Data>
  worker<Data = object>(
    name: string,
    run: (job: Job<Data>) => Promise<void>,
    concurrency: number,
  ): Worker<Data>
  close(): Promise<unknown>
}

async function onPostgres({ databaseUrl, onError }: QueueSettings): Promise<Backend> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 8,
    keepAlive: true,
    application_name: 'feuilleton-queue',
    options: '-c search_path=bullmq',
  })
  watchConnections(pool, onError)
  await migrateQueue(pool)
  const connection = pool as never
  return {
    queue: (name) => new Queue(name, { connection }, createPostgresBackend) as never,
    worker: (name, run, concurrency) =>
      new Worker(name, run as never, { connection, concurrency }, createPostgresBackend) as never,
    close: () => pool.end(),
  }
}

async function migrateQueue(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await runMigrations(client as never)
  } finally {
    client.release()
  }
}

/** @throws UserError when Redis does not answer. */
async function onRedis(url: string, onError: (error: Error) => void): Promise<Backend> {
  const redis = new Redis(url, { maxRetriesPerRequest: null })
  redis.on('error', onError)
  if ((await withinLimit(redis.ping(), REDIS_WITHIN_MS)) === undefined) {
    redis.disconnect()
    throw new UserError('REDIS_URL: no Redis answers there')
  }
  const connection = redis as never
  return {
    queue: (name) => new Queue(name, { connection }) as never,
    worker: (name, run, concurrency) => new Worker(name, run as never, { connection, concurrency }) as never,
    async close() {
      redis.disconnect()
    },
  }
}

/** What a promise gives, or undefined when it takes too long. */
async function withinLimit<T>(promise: Promise<T>, limit = CLOSE_WITHIN_MS): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), limit)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
