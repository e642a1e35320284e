import type { Context, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { sayIn } from '../language/say.ts'
import { calmPage } from './calm-page.ts'
import { clientIp, networkOf } from './client-ip.ts'
import { placeLanguage } from './language.ts'

export type IpLimit = {
  /** What is counted by itself, such as `join`. */
  name: string
  /** How many requests one address may make in `perSeconds`. */
  points: number
  perSeconds: number
  /** How many proxies stand in front; see `clientIp`. */
  trustedProxies?: number
}

/**
 * Answers 429 with Retry-After and a calm page once an address (of IPv6: its /64) has used up its points. Each process
 * counts by itself and in memory: a restart forgets. Requests whose connection is not known share one count.
 */
export function limitByIp({ name, points, perSeconds, trustedProxies = 0 }: IpLimit): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: perSeconds })
  return async (c, next) => {
    const ip = clientIp(c, trustedProxies)
    const waitMs = await takePoint(limiter, ip === undefined ? 'unknown' : networkOf(ip))
    if (waitMs > 0) return tooMany(c, waitMs)
    await next()
  }
}

/** How long to wait, in milliseconds; 0 when there was a point left. */
async function takePoint(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext)
    throw refused
  }
}

async function tooMany(c: Context, waitMs: number): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
  const content = html`<p>${say('often.text')}</p>
<p>${say('often.later', { minutes: Math.ceil(waitMs / 60_000) })}</p>`
  return calmPage(c, { status: 429, language, title: say('often.title'), content })
}
