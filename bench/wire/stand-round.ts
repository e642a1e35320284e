import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, oneRow } from '../../src/store/database.ts'
import { writtenSoFar } from '../measure/postgres.ts'
import { memoryMb, peakMb, startedPeakMb, treeCpuMs } from '../measure/process-tree.ts'
import { makeDue } from './course.ts'
import type { WireFigures } from './figures.ts'
import type { StandParts } from './stand.ts'

const LOOK_EVERY_MS = 200
/** Without one more letter for so long, something is wrong. */
const GIVE_UP_MS = 120_000

/** Has one lesson fall due for everybody, and waits until all have it. */
export async function playRound(parts: StandParts, day: number): Promise<WireFigures> {
  const { db, letters, postgres, redis, runs } = parts
  await makeDue(db, day)
  const [before, written] = [cpuOf(parts), await writtenSoFar(db)]
  await untilSubmitted(parts)
  const [after, now] = [cpuOf(parts), await writtenSoFar(db)]
  const each = (taken: number) => taken / letters
  return {
    perSecond: await rateOf(db),
    senders: runs.length,
    senderMs: each(after.sender - before.sender),
    postgresMs: each(after.postgres - before.postgres),
    redisMs: each(after.redis - before.redis),
    relayMs: each(after.relay - before.relay),
    walBytes: each(now.walBytes - written.walBytes),
    transactions: each(now.transactions - written.transactions),
    peakMb: peakMb(runs.map(({ pid }) => pid)),
    compilerMb: parts.compilers.peakMb,
    postgresMb: memoryMb([postgres.pid]),
    redisMb: redis ? memoryMb([redis.pid]) : 0,
  }
}

function cpuOf({ runs, postgres, redis, relay }: StandParts) {
  return {
    sender: treeCpuMs(runs.map(({ pid }) => pid)),
    postgres: treeCpuMs([postgres.pid]),
    redis: redis ? treeCpuMs([redis.pid]) : 0,
    relay: treeCpuMs([relay.pid]),
  }
}

async function untilSubmitted({ db, letters, runs, compilers }: StandParts): Promise<void> {
  const query = sql<{ submitted: number; others: number }>`
    select count(*) filter (where state = 'submitted')::int as submitted,
      count(*) filter (where state not in ('due', 'claimed', 'handed', 'submitted'))::int as others
    from feuilleton.deliveries`
  let [before, since] = [0, performance.now()]
  for (;;) {
    const { submitted, others } = await oneRow(db, query)
    compilers.peakMb = Math.max(compilers.peakMb, startedPeakMb(runs.map(({ pid }) => pid)))
    if (submitted === letters) return
    if (submitted > before) [before, since] = [submitted, performance.now()]
    if (others > 0 || performance.now() - since > GIVE_UP_MS) {
      const said = runs.map((run) => run.output()).join('\n')
      throw new Error(`${submitted} of ${letters} submitted, ${others} ended otherwise:\n${said}`)
    }
    await pause(LOOK_EVERY_MS)
  }
}

/** Letters a second, from the first hand-over to the last answer that is written down. */
async function rateOf(db: Database): Promise<number> {
  const query = sql<{ rate: number }>`
    select (count(*) / extract(epoch from max(settled_at) - min(handed_at)))::float8 as rate from feuilleton.deliveries`
  return (await oneRow(db, query)).rate
}
