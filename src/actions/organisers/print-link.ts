import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { hasOwner, type Organiser } from '../../store/organisers.ts'
import { addSignInLink, withdrawFirstLinks } from '../../store/sign-in-links.ts'
import { after, hashOfSecret, makeSecret, OPENS_FOR } from './secret-link.ts'

/** The secret of a link that signs an organiser in once, whatever the relay does. It opens for a day. */
export async function printLink(db: Database, organiserId: number, now: Date): Promise<string> {
  return addPrinted(db, organiserId, now)
}

/** The same, for whoever gives it to the organiser: the journal says who printed it. */
export async function givePrintedLink(
  db: Database,
  { organiser, by, now }: { organiser: Organiser; by: Author; now: Date },
): Promise<string> {
  return inTransaction(db, async (tx) => {
    await writeEntry(tx, { by, at: now, deed: { act: 'link-printed', organiser: organiser.name } })
    return printLink(tx, organiser.id, now)
  })
}

/**
 * The secret of the link that makes the first owner; undefined once there is one. A new one takes the place of those
 * that were printed before.
 */
export async function printFirstLink(db: Database, now: Date): Promise<string | undefined> {
  return inTransaction(db, async (tx) => {
    if (await hasOwner(tx)) return undefined
    await withdrawFirstLinks(tx, now)
    return addPrinted(tx, null, now)
  })
}

async function addPrinted(db: Database, organiserId: number | null, now: Date): Promise<string> {
  const secret = makeSecret()
  const expiresAt = after(now, OPENS_FOR.printed)
  const link = { hash: hashOfSecret(secret), kind: 'printed', device: null, madeAt: now } as const
  await addSignInLink(db, { ...link, organiserId, expiresAt })
  return secret
}
