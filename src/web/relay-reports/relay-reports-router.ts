import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { takeReports } from '../../actions/returned/take-reports.ts'
import type { Clock } from '../../domain/clock.ts'
import { FairSemaphore } from '../../mail/fair-semaphore.ts'
import type { Database } from '../../store/database.ts'
import { limitByIp } from '../rate-limit.ts'
import { isTold } from './shared-secret.ts'
import { confirmationOf, type FetchText, isOfTopic, readSnsMessage } from './sns-message.ts'

export type RelayReportParts = {
  db: Database
  clock: Clock
  trustedProxies: number
  /** What Brevo, Mailjet and Postmark are given to send along; undefined where none of them is heard. */
  secret: string | undefined
  /** The ARN of the topic of SES, or of Scaleway. */
  topic: string | undefined
  fetchText: FetchText
  onError: (error: Error) => void
}

/** In bytes. One report has a few thousand, or tens of them with the one that came by mail. */
const MOST_BYTES = 256 * 1024
/** Requests that are worked on at a time, so that letters that leave have the database for themselves. */
const AT_ONCE = 2
const MOST_WAITING = 100
/** Of one address, requests that are not who they say they are. */
const REFUSED = { name: 'relay-reports', points: 60, perSeconds: 60 }

/** `/returned/<relay>`: where relay services tell what became of letters. It answers 200 once that is committed. */
export function relayReportsRouter(parts: RelayReportParts): Hono {
  const { db, trustedProxies, secret, topic } = parts
  const router = new Hono()
  router.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.text('too large\n', 413) }))
  const limit = limitByIp({ db, trustedProxies, ...REFUSED })
  const refuse = async (c: Context) => (await limit(c, async () => undefined)) ?? c.text('not allowed\n', 401)
  const open = gate(parts, refuse)
  if (secret !== undefined)
    for (const relay of ['brevo', 'mailjet', 'postmark'] as const)
      router.post(`/${relay}`, async (c) => {
        if (!isTold(c.req.header('authorization'), secret)) return refuse(c)
        const body = jsonOf(await c.req.text())
        return open(c, () => takeReports(relay, body, parts))
      })
  if (topic !== undefined) {
    const relay = topic.startsWith('arn:scw:') ? 'scaleway' : 'ses'
    router.post(`/${relay}`, async (c) => {
      const message = readSnsMessage(jsonOf(await c.req.text()))
      if (message === undefined || message.TopicArn !== topic) return refuse(c)
      return open(c, async () => {
        if (!(await isOfTopic(message, { topic, fetchText: parts.fetchText }))) return 'refused'
        const confirmation = confirmationOf(message)
        if (confirmation !== undefined) await parts.fetchText(confirmation)
        return message.Type === 'Notification' ? takeReports(relay, jsonOf(message.Message), parts) : []
      })
    })
  }
  return router
}

/**
 * Works on a few requests at a time. What has to come again, or fails, is answered with 503: these services come again
 * for hours.
 */
function gate({ onError }: RelayReportParts, refuse: (c: Context) => Promise<Response>) {
  const permits = new FairSemaphore(AT_ONCE)
  let waiting = 0
  return async (c: Context, take: () => Promise<readonly string[] | 'refused'>): Promise<Response> => {
    if (waiting >= MOST_WAITING) return later(c)
    waiting++
    const permit = await permits.acquire(0)
    try {
      const taken = await take()
      if (taken === 'refused') return await refuse(c)
      return taken.includes('too-early') ? later(c) : c.text('taken\n')
    } catch (error) {
      onError(error as Error)
      return later(c)
    } finally {
      waiting--
      permit.release()
    }
  }
}

function later(c: Context): Response {
  c.header('Retry-After', '60')
  return c.text('not now, please come again\n', 503)
}

/** Undefined for what is no JSON: it says nothing. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
