import type { Job, Worker } from 'bullmq'
import type { DueWork } from '../store/due.ts'
import { FIRST_CHUNK } from './pace.ts'
import { openBackend, type QueueSettings } from './queue-backend.ts'
import { withinLimit } from './within-limit.ts'

/** The disposable part: BullMQ on PostgreSQL, or on Redis if one is configured. Jobs carry ids only. */
export type JobQueue = {
  /**
   * Adds jobs for dispatches that have deliveries due. A dispatch that already has its jobs for this round gets no
   * more.
   */
  enqueue(work: DueWork[], round: number): Promise<void>
  /** Requests a tick at this instant, in addition to the regular ones. `now` is the instant of the request. */
  wakeAt(instant: Date, now: Date): Promise<void>
  /**
   * Starts working. `onTick` runs for each tick, once across all processes. `onChunk` runs for each job of a
   * dispatch, with its round, and answers whether there may be more.
   */
  work(handlers: QueueHandlers): Promise<void>
  /** Whether jobs wait for somebody to work on them. */
  hasWaiting(): Promise<boolean>
  /** Whether the regular ticks are scheduled. A queue that was emptied has forgotten them. */
  isTicking(): Promise<boolean>
  /** Schedules the regular ticks, replacing an existing schedule. */
  planTicks(): Promise<void>
  /** Stops taking new jobs, or takes them again. */
  setWorking(isWorking: boolean): Promise<void>
  /** @throws an error when the queue does not answer. */
  ping(): Promise<void>
  /** Takes no new jobs and waits for the running ones. */
  stopWorking(): Promise<void>
  close(): Promise<void>
}

export type QueueHandlers = {
  onTick: () => Promise<void>
  onChunk: (dispatchId: number, round: number) => Promise<boolean>
}

const TICKS = 'feuilleton-ticks'
const CHUNKS = 'feuilleton-chunks'
export const TICK_EVERY_MS = 5_000
/** The most jobs for one dispatch, across all processes, so that many dispatches each get their share of workers. */
const JOBS_FOR_ONE = 8
const CHUNKS_AT_ONCE = 32
const CLOSE_WITHIN_MS = 5_000
const ANSWER_WITHIN_MS = 5_000
/** A finished job leaves nothing behind, so its id is free again. */
const FORGET = { removeOnComplete: true, removeOnFail: true }

/** Jobs written by versions before there were rounds have no `round`. */
type ChunkData = { dispatchId: number; round?: number }

/** Opens the queue and prepares its schema. Nothing runs before `work`. */
export async function openQueue(settings: QueueSettings): Promise<JobQueue> {
  const backend = await openBackend(settings)
  const ticks = backend.queue(TICKS)
  const chunks = backend.queue<ChunkData>(CHUNKS)
  const workers: Worker[] = []
  for (const queue of [ticks, chunks]) queue.on('error', settings.onError)

  const planTicks = async () => {
    await ticks.upsertJobScheduler('tick', { every: TICK_EVERY_MS }, { name: 'tick', opts: FORGET })
  }

  return {
    async enqueue(work, round) {
      await chunks.addBulk(work.flatMap((one) => jobsFor(one, round)))
    },

    async wakeAt(instant, now) {
      const delay = Math.max(0, instant.getTime() - now.getTime())
      // The same instant makes the same job id, whichever process asks: only the first is kept.
      await ticks.add('wake', {}, { jobId: `wake-${instant.getTime()}`, delay, ...FORGET })
    },

    async work({ onTick, onChunk }) {
      const worker = backend.worker<ChunkData, boolean>(
        CHUNKS,
        ({ data: { dispatchId, round = 0 } }) => onChunk(dispatchId, round),
        CHUNKS_AT_ONCE,
      )
      // At the end of the queue, so that other dispatches come first.
      worker.on('completed', (job: Job<ChunkData>, hasMore: boolean) => {
        if (hasMore) chunks.add('chunk', job.data, { jobId: job.id ?? '', ...FORGET }).catch(settings.onError)
      })
      workers.push(worker, backend.worker(TICKS, onTick, 1))
      for (const each of workers)
        each.on('error', settings.onError).on('failed', (_, error) => settings.onError(error))
      await planTicks()
    },

    hasWaiting: async () => (await chunks.getWaitingCount()) > 0,
    isTicking: async () => (await ticks.getJobScheduler('tick')) !== undefined,
    planTicks,

    async setWorking(isWorking) {
      for (const worker of workers) {
        if (isWorking) await worker.resume()
        else await worker.pause(true)
      }
    },

    async ping() {
      const answer = withinLimit(
        ticks.getJobCounts('waiting').then(() => true),
        ANSWER_WITHIN_MS,
      )
      if (!(await answer)) throw new Error('the queue does not answer')
    },

    async stopWorking() {
      await Promise.all(workers.splice(0).map((worker) => worker.close()))
    },

    async close() {
      // A queue that does not answer must not keep the service from stopping: its content is disposable.
      await withinLimit(Promise.all([ticks.close(), chunks.close()]), CLOSE_WITHIN_MS)
      await backend.close()
    },
  }
}

/**
 * Uses the same job ids each time, so that a job that is already there is not added again. The id of a job that a dead
 * process holds stays taken until its lock expires; another round has other ids.
 */
function jobsFor({ dispatchId, due }: DueWork, round: number) {
  return Array.from({ length: Math.min(JOBS_FOR_ONE, Math.ceil(due / FIRST_CHUNK)) }, (_, slot) => ({
    name: 'chunk',
    data: { dispatchId, round },
    opts: { jobId: `d${dispatchId}-${slot}-r${round}`, ...FORGET },
  }))
}
