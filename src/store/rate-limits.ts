import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { Database } from './database.ts'

/** So many points for each key in so many seconds; `name` sets its keys apart from those of other limits. */
export type RateLimit = { name: string; points: number; perSeconds: number }

/** A limit that all processes count together. Whoever is over it is refused without asking the database again. */
export function openRateLimit(db: Database, { name, points, perSeconds }: RateLimit): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: { query: ({ text, values }: Query) => db.executeQuery(CompiledQuery.raw(text, values)) },
    storeType: 'pool',
    schemaName: 'feuilleton',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: perSeconds,
    inMemoryBlockOnConsumed: points + 1,
  })
}

type Query = { text: string; values: unknown[] }
