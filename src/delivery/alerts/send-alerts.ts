import { retryAt } from '../../domain/delivery.ts'
import { type AlertMessage, settleAlertMessage, takeAlertMessages } from '../../store/alert-messages.ts'
import { findWebhook } from '../../store/webhook.ts'
import type { AlertParts } from './alert-parts.ts'
import { mailAlert } from './mail-alert.ts'
import { postWebhook } from './post-webhook.ts'
import { webhookBody } from './webhook-body.ts'

/** In milliseconds. Longer than any try takes. */
const PATIENCE_MS = 15 * 60_000
/** In milliseconds. An alert of yesterday is no alert. */
const GIVEN_UP_AFTER_MS = 24 * 60 * 60_000

/**
 * Sends the alerts and summaries that are to be sent. One that cannot be is tried again, less and less often, for a
 * day.
 */
export async function sendAlerts(parts: AlertParts): Promise<void> {
  const { db, clock } = parts
  const messages = await takeAlertMessages(db, { now: clock.now(), patience: PATIENCE_MS })
  for (const message of messages) await sendOne(parts, message)
}

async function sendOne(parts: AlertParts, message: AlertMessage): Promise<void> {
  const { db, clock } = parts
  try {
    await (message.organiserId === null ? sendToWebhook(parts, message) : mailAlert(parts, message))
    await settleAlertMessage(db, message.id, { sentAt: clock.now() })
  } catch (error) {
    const fault = (error as Error).message
    await settleAlertMessage(db, message.id, { fault, nextTryAt: nextTry(message, clock.now()) })
  }
}

function nextTry({ tries, raisedAt }: AlertMessage, now: Date): Date | null {
  const next = retryAt(now, { attempts: tries, cause: 'passing', spread: 0 })
  return next.getTime() - raisedAt.getTime() > GIVEN_UP_AFTER_MS ? null : next
}

async function sendToWebhook({ db, clock, publicUrl }: AlertParts, message: AlertMessage): Promise<void> {
  const webhook = await findWebhook(db)
  if (!webhook) throw new Error('there is no webhook any more')
  const request = { id: `alert_${message.id}`, at: clock.now(), body: webhookBody(message, publicUrl) }
  await postWebhook(webhook, request)
}
