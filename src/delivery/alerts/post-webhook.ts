import { createHmac } from 'node:crypto'
import dns from 'node:dns'
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
 * `resolve` looks names up.
 * @throws an error that says why it was not taken: anything but an answer of 200 to 299 within ten seconds.
 */
export async function postWebhook(
  webhook: Webhook,
  request: WebhookRequest,
  resolve: LookupFunction = dns.lookup,
): Promise<void> {
  const mistake = webhookMistake(webhook.url, webhook)
  if (mistake) throw new Error(`the address of the webhook is not asked: ${mistake}`)
  const status = await statusOf(webhook, request, webhook.allowsPrivate ? resolve : publicOnly(resolve))
  if (status < 200 || status > 299) throw new Error(`the webhook answered ${status}`)
}

function statusOf(webhook: Webhook, request: WebhookRequest, lookup: LookupFunction): Promise<number> {
  const url = new URL(webhook.url)
  const { request: open } = url.protocol === 'https:' ? https : http
  return new Promise((done, fail) => {
    const sent = open(url, {
      method: 'POST',
      headers: headersOf(webhook, request),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
      lookup,
    })
    sent.on('error', fail)
    sent.on('response', (response) => {
      // What else it answers is of no use, and may be endless.
      response.destroy()
      done(response.statusCode ?? 0)
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
function publicOnly(resolve: LookupFunction): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : []
      const closed = addresses.find(({ address }) => !isPublicAddress(address))
      if (closed) return done(new Error(`${hostname} is at ${closed.address}, in a private network`), '')
      const [first] = addresses
      if (error || !first || options.all) done(error, addresses)
      else done(null, first.address, first.family)
    })
  }
}
