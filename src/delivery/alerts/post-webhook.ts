import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPublicAddress, webhookMistake } from '../../domain/webhook-address.ts'
import type { Webhook } from '../../store/webhook.ts'

/** Of one message: `id` is the same on every try, `at` the instant of this one. */
export type WebhookRequest = { id: string; at: Date; body: string }

/** In milliseconds. */
const TIME_LIMIT_MS = 10_000

/**
 * Posts a message to the webhook, signed as Standard Webhooks asks (https://www.standardwebhooks.com). Redirects are not
 * followed, and no address of a private network is asked unless the webhook allows it: what is checked is the address that
 * is connected to, whatever the name says a moment later.
 * @throws an error that says why it was not taken: anything but an answer of 200 to 299 within ten seconds.
 */
export function postWebhook(webhook: Webhook, request: WebhookRequest): Promise<void> {
  const mistake = webhookMistake(webhook.url, webhook)
  if (mistake) throw new Error(`the address of the webhook is not asked: ${mistake}`)
  const url = new URL(webhook.url)
  const { request: open } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const sent = open(url, {
      method: 'POST',
      headers: headersOf(webhook, request),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
      ...(webhook.allowsPrivate ? {} : { lookup: publicOnly }),
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const { statusCode = 0 } = response
      // What it answers is of no use, and may be endless.
      response.destroy()
      if (statusCode >= 200 && statusCode < 300) resolve()
      else reject(new Error(`the webhook answered ${statusCode}`))
    })
    sent.end(request.body)
  })
}

function headersOf({ secret }: Webhook, { id, at, body }: WebhookRequest) {
  const timestamp = Math.floor(at.getTime() / 1000)
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Feuilleton',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature(secret, `${id}.${timestamp}.${body}`)}`,
  }
}

/** HMAC-SHA-256 in base64. The secret is shown as `whsec_` and the base64 of its bytes. */
function signature(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return createHmac('sha256', key).update(signed).digest('base64')
}

/** Looks a name up, and fails when any of its addresses is not of the open internet. */
const publicOnly: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    const closed = addresses.find(({ address }) => !isPublicAddress(address))
    if (closed) return done(new Error(`${hostname} is at ${closed.address}, in a private network`), '')
    if (options.all) return done(null, addresses)
    const [first] = addresses
    if (first) done(null, first.address, first.family)
    else done(new Error(`${hostname} has no address`), '')
  })
}
