import type { Address } from '../../domain/address.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { type Organiser, organiserAt } from '../../store/organisers.ts'
import { addSignInLink, linksMailedSince } from '../../store/sign-in-links.ts'
import { after, hashOfSecret, makeSecret, OPENS_FOR } from './secret-link.ts'

const MOST_LINKS = 3
const WITHIN_MS = 15 * 60_000

export type MailedLink = { organiser: Organiser; secret: string }

/**
 * The secret of a link to mail to whoever asks to sign in, for the browser with this mark; undefined for an address that
 * is no organiser's, and once three were mailed within a quarter of an hour.
 */
export async function askSignIn(
  db: Database,
  { address, device, now }: { address: Address; device: string; now: Date },
): Promise<MailedLink | undefined> {
  return inTransaction(db, async (tx) => {
    const organiser = await organiserAt(tx, address)
    if (!organiser?.joinedAt) return undefined
    if ((await linksMailedSince(tx, organiser.id, after(now, -WITHIN_MS))) >= MOST_LINKS) return undefined
    const secret = makeSecret()
    const link = { hash: hashOfSecret(secret), kind: 'mailed', device: hashOfSecret(device) } as const
    const opens = { organiserId: organiser.id, madeAt: now, expiresAt: after(now, OPENS_FOR.mailed) }
    await addSignInLink(tx, { ...link, ...opens })
    return { organiser, secret }
  })
}
