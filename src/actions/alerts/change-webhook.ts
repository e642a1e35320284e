import { randomBytes } from 'node:crypto'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { webhookMistake } from '../../domain/webhook-address.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { findWebhook, keepWebhook, type Webhook } from '../../store/webhook.ts'

/** `url` is undefined to send alerts by mail alone. */
export type WebhookChange = { url: string | undefined; allowsPrivate: boolean; by: Author; now: Date }

const SECRET_BYTES = 24

/**
 * Sets where alerts are sent beside mail. Another URL gets another secret: who answered at the one before can sign nothing
 * for the next.
 * @throws Refused `webhook-unusable`.
 */
export async function changeWebhook(
  db: Database,
  { url, allowsPrivate, by, now }: WebhookChange,
): Promise<Webhook | undefined> {
  const mistake = url === undefined ? undefined : webhookMistake(url, { allowsPrivate })
  if (mistake) throw new Refused({ refused: 'webhook-unusable', why: mistake })
  return inTransaction(db, async (tx) => {
    const before = await findWebhook(tx)
    const secret = url === before?.url ? before?.secret : undefined
    const webhook = url === undefined ? undefined : { url, allowsPrivate, secret: secret ?? newSecret() }
    await keepWebhook(tx, webhook)
    const host = url === undefined ? null : new URL(url).host
    await writeEntry(tx, { by, at: now, deed: { act: 'webhook-changed', host } })
    return webhook
  })
}

/** As Standard Webhooks writes secrets. */
function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
}
