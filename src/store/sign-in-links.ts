import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'

export type SignInLink = {
  kind: 'printed' | 'mailed' | 'invitation'
  /** Null for the link that makes the first owner. */
  organiserId: number | null
  /** A hash of the cookie of the browser that asked for it. */
  device: Buffer | null
  expiresAt: Date
  usedAt: Date | null
}

export type NewLink = Omit<SignInLink, 'usedAt'> & { hash: Buffer; madeAt: Date }

export async function addSignInLink(tx: Database, link: NewLink): Promise<void> {
  const { hash, kind, organiserId, device, madeAt, expiresAt } = link
  await sql`
    insert into feuilleton.sign_in_links (hash, kind, organiser_id, device, made_at, expires_at)
    values (${hash}, ${kind}, ${organiserId}, ${device}, ${madeAt}, ${expiresAt})`.execute(tx)
}

/** The link with this hash; `isTaken` locks it until the transaction ends, so that it is used once. */
export async function findSignInLink(
  db: Database,
  hash: Buffer,
  { isTaken = false } = {},
): Promise<SignInLink | undefined> {
  const query = sql<SignInLink>`
    select kind, organiser_id, device, expires_at, used_at from feuilleton.sign_in_links
    where hash = ${hash} ${isTaken ? sql`for update` : sql``}`
  return (await rowsOf(db, query))[0]
}

export async function markUsed(tx: Database, hash: Buffer, now: Date): Promise<void> {
  await sql`update feuilleton.sign_in_links set used_at = ${now} where hash = ${hash}`.execute(tx)
}

/** How many links were mailed to an organiser since an instant. */
export async function linksMailedSince(db: Database, organiserId: number, since: Date): Promise<number> {
  const query = sql<{ count: number }>`
    select count(*) from feuilleton.sign_in_links
    where organiser_id = ${organiserId} and kind = 'mailed' and made_at > ${since}`
  return (await oneRow(db, query)).count
}

/** When the invitations end that nobody has accepted, by organiser. */
export async function openInvitations(db: Database): Promise<Map<number, Date>> {
  const query = sql<{ organiserId: number; endsAt: Date }>`
    select organiser_id, max(expires_at) as ends_at from feuilleton.sign_in_links
    where kind = 'invitation' and used_at is null group by organiser_id`
  return new Map((await rowsOf(db, query)).map(({ organiserId, endsAt }) => [organiserId, endsAt]))
}

/** Makes the links of an organiser that nobody has used useless. */
export async function withdrawLinks(tx: Database, organiserId: number, now: Date): Promise<void> {
  await sql`
    update feuilleton.sign_in_links set expires_at = least(expires_at, ${now})
    where organiser_id = ${organiserId} and used_at is null`.execute(tx)
}

/** Makes the links useless that would make the first owner. */
export async function withdrawFirstLinks(tx: Database, now: Date): Promise<void> {
  await sql`
    update feuilleton.sign_in_links set expires_at = least(expires_at, ${now})
    where organiser_id is null and used_at is null`.execute(tx)
}
