import type { Redis } from 'ioredis'
import { UserError } from '../domain/user-error.ts'

const HOW_TO_GO_ON = 'or set ALLOW_UNSAFE_REDIS=1 to go on as it is'

/**
 * Refuses a Redis that would drop jobs when it is full, or forget them when it restarts. Uses INFO and not CONFIG,
 * because managed services forbid CONFIG.
 * @throws UserError that says what to set.
 */
export async function refuseUnsafeRedis(redis: Redis): Promise<void> {
  const policy = fact(await redis.info('memory'), 'maxmemory_policy')
  const appendOnly = fact(await redis.info('persistence'), 'aof_enabled')
  const missing = [
    ...(policy === 'noeviction' ? [] : [`maxmemory-policy noeviction (it is ${policy ?? 'not told'})`]),
    ...(appendOnly === '1' ? [] : ['appendonly yes']),
  ]
  if (missing.length === 0) return
  throw new UserError(
    `the Redis of REDIS_URL may lose jobs: set ${missing.join(' and ')} in its configuration, ${HOW_TO_GO_ON}`,
  )
}

function fact(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1]
}
