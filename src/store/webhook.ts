import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** Where alerts are sent beside mail. `secret` signs what is sent; `allowsPrivate`: even to an address of this network. */
export type Webhook = { url: string; secret: string; allowsPrivate: boolean }

export async function findWebhook(db: Database): Promise<Webhook | undefined> {
  return (await rowsOf(db, sql<Webhook>`select url, secret, allows_private from feuilleton.webhook`))[0]
}

/** Puts this webhook in the place of the one there is; undefined for none. */
export async function keepWebhook(tx: Database, webhook: Webhook | undefined): Promise<void> {
  await sql`delete from feuilleton.webhook`.execute(tx)
  if (!webhook) return
  const { url, secret, allowsPrivate } = webhook
  await sql`
    insert into feuilleton.webhook (url, secret, allows_private)
    values (${url}, ${secret}, ${allowsPrivate})`.execute(tx)
}
