import type { Context, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import { type RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { sayIn } from '../language/say.ts'
import type { Database } from '../store/database.ts'
import { openRateLimit, type RateLimit } from '../store/rate-limits.ts'
import { calmPage } from './calm-page.ts'
import { clientIp, networkOf, siteOf } from './client-ip.ts'
import { placeLanguage } from './language.ts'

export type IpLimit = RateLimit & {
  db: Database
  /** How many proxies stand in front; see `clientIp`. */
  trustedProxies?: number
}

/** An association may have a /48 for all its networks of IPv6; so may whoever rents one. */
const WIDER = 8

/**
 * Answers 429 with Retry-After and a calm page once an address has used up its points; of IPv6 its /64, and its /48 once
 * it has used up eight times as many. All processes count together. Requests whose connection is not known share one
 * count.
 */
export function limitByIp({ db, trustedProxies = 0, ...limit }: IpLimit): MiddlewareHandler {
  const narrow = openRateLimit(db, limit)
  const wide = openRateLimit(db, { ...limit, name: `${limit.name}-48`, points: limit.points * WIDER })
  return async (c, next) => {
    const ip = clientIp(c, trustedProxies)
    const site = ip && siteOf(ip)
    const waitMs = await takePoint(narrow, ip === undefined ? 'unknown' : networkOf(ip))
    const siteMs = site && waitMs === 0 ? await takePoint(wide, site) : 0
    if (waitMs + siteMs > 0) return tooMany(c, waitMs + siteMs)
    await next()
  }
}

/** The same for each thing that `keyOf` names, wherever the request comes from; what it does not name is not counted. */
export function limitBy(
  { db, ...limit }: RateLimit & { db: Database },
  keyOf: (c: Context) => Promise<string | undefined>,
): MiddlewareHandler {
  const limiter = openRateLimit(db, limit)
  return async (c, next) => {
    const key = await keyOf(c)
    const waitMs = key === undefined ? 0 : await takePoint(limiter, key)
    if (waitMs > 0) return tooMany(c, waitMs)
    await next()
  }
}

/** How long to wait, in milliseconds; 0 when there was a point left. */
async function takePoint(limiter: RateLimiterPostgres, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext)
    throw refused
  }
}

const HOUR_MS = 60 * 60_000

/** The same answer to a form that is not kept since too many wait already. */
export function tooManyWait(c: Context): Promise<Response> {
  return tooMany(c, HOUR_MS, 'often.waiting')
}

async function tooMany(
  c: Context,
  waitMs: number,
  text: 'often.text' | 'often.waiting' = 'often.text',
): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
  const content = html`<p>${say(text)}</p>
<p>${say('often.later', { minutes: Math.ceil(waitMs / 60_000) })}</p>`
  return calmPage(c, { status: 429, language, title: say('often.title'), content })
}
