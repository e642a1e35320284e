import { afterEach, expect, it } from 'vitest'
import { describeWithRedis, type TestRedis } from '../support/redis.ts'
import { judge } from './promises.ts'
import { record } from './record.ts'
import { allEnded, eventually, openStage, type Stage } from './stage.ts'

const PEOPLE = 200
const LONG_MS = 300_000

let stage: Stage
afterEach(() => stage.close())

describeWithRedis('the queue, which is disposable', () => {
  it.each<[string, (redis: TestRedis) => Promise<void>]>([
    ['FLUSHALL', (redis) => redis.flushAll()],
    [
      'kill -9 of Redis',
      async (redis) => {
        await redis.kill()
        await redis.restart()
      },
    ],
    [
      'Redis comes back empty, as after a failover with lost writes',
      async (redis) => {
        await redis.flushAll()
        await redis.kill()
        await redis.restart()
      },
    ],
  ])(
    '%s in mid-run loses nothing and doubles nothing',
    async (fault, strike) => {
      const rounds = 3
      const redis = await courseOnRedis()
      for (let round = 1; round <= rounds; round++) {
        await eventually(() => stage.taken().length >= (round * PEOPLE) / (rounds + 2), { withinMs: LONG_MS })
        await strike(redis)
      }
      await finish(fault, rounds)
    },
    LONG_MS,
  )

  it(
    'an older append-only file restored loses nothing and doubles nothing',
    async () => {
      const redis = await courseOnRedis()
      await eventually(() => stage.taken().length > 20)
      const early = redis.snapshot()
      await eventually(() => stage.taken().length > PEOPLE / 2, { withinMs: LONG_MS })
      await redis.kill()
      redis.restore(early)
      await redis.restart()
      await finish('older append-only file restored', 1)
    },
    LONG_MS,
  )

  it(
    'a Redis out of memory is said in the log and in /readyz, leaves the ledger whole, and is got over',
    async () => {
      const redis = await courseOnRedis({ holdMs: 20 })
      const [worker] = stage.fleet?.members ?? []
      await redis.limitMemory(1)
      await eventually(() => worker?.output().includes('OOM') ?? false)
      await redis.limitMemory(0)
      await finish('Redis out of memory', 1)
    },
    LONG_MS,
  )
})

/** Two workers on Redis, and a relay that takes its time. */
async function courseOnRedis({ holdMs = 60 } = {}): Promise<TestRedis> {
  stage = await openStage('redis')
  stage.answer((verb) => (verb === 'dot' ? { holdMs } : undefined))
  await stage.scheduleNow(PEOPLE)
  await stage.start(2)
  if (!stage.redis) throw new Error('this stage has no Redis')
  return stage.redis
}

async function finish(fault: string, rounds: number): Promise<void> {
  await allEnded(stage.db, PEOPLE, LONG_MS)
  const verdict = await judge(stage, PEOPLE)
  record({ fault, backend: 'redis', rounds, figures: verdict })
  expect(verdict.broken).toEqual([])
  expect(verdict.submitted, 'no worker died, so every answer was heard').toBe(PEOPLE)
}
