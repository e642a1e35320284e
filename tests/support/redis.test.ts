import { Redis } from 'ioredis'
import { afterEach, expect, it } from 'vitest'
import { describeWithRedis, type RedisOptions, startRedis, type TestRedis } from './redis.ts'

let redis: TestRedis
let client: Redis

async function start(options?: RedisOptions): Promise<void> {
  redis = await startRedis(options)
  client = new Redis({ ...redis.settings, retryStrategy: () => 50, maxRetriesPerRequest: 100 })
  client.on('error', () => undefined) // while it is down
}

afterEach(async () => {
  client.disconnect()
  await redis.stop()
})

describeWithRedis('a Redis of a test', () => {
  it('keeps what it was told over kill -9 and a restart in the same place', async () => {
    await start()
    const { pid, port } = redis
    await client.set('letter', 'jour-01')
    await redis.kill()
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    await redis.restart()
    expect(await client.get('letter')).toBe('jour-01')
    expect([redis.pid === pid, redis.port]).toEqual([false, port])
    await redis.flushAll()
    expect(await client.get('letter')).toBeNull()
  })

  it('forgets everything over a restart without append-only files', async () => {
    await start({ appendonly: false })
    await client.set('letter', 'jour-01')
    await redis.restart()
    expect(await client.get('letter')).toBeNull()
  })

  it('is as it was earlier when older append-only files are put back', async () => {
    await start()
    await client.set('letter', 'jour-01')
    const early = redis.snapshot()
    await client.set('letter', 'jour-02')
    expect(() => redis.restore(early)).toThrow('still runs')
    await redis.kill()
    redis.restore(early)
    await redis.restart()
    expect(await client.get('letter')).toBe('jour-01')
  })

  it('runs out of memory, and changes its policy, when told to', async () => {
    await start({ policy: 'allkeys-lru', maxmemory: '50mb' })
    expect(await client.config('GET', 'maxmemory*')).toEqual(
      expect.arrayContaining(['maxmemory-policy', 'allkeys-lru', 'maxmemory', String(50 * 1024 * 1024)]),
    )
    await redis.setPolicy('noeviction')
    await redis.limitMemory(1)
    await expect(client.set('letter', 'jour-01')).rejects.toThrow('OOM')
    await redis.limitMemory(0)
    expect(await client.set('letter', 'jour-01')).toBe('OK')
  })
})
