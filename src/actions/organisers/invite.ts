import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { addOrganiser, type NewOrganiser, type Organiser, organiserAt } from '../../store/organisers.ts'
import { addSignInLink, withdrawLinks } from '../../store/sign-in-links.ts'
import { after, hashOfSecret, makeSecret, OPENS_FOR } from './secret-link.ts'

export type Invitation = { organiser: Organiser; secret: string; expiresAt: Date }

/**
 * Invites somebody; to invite again withdraws the link of before. The secret is that of the link, which opens for a week.
 * @throws Refused when somebody with this address has joined already.
 */
export async function inviteOrganiser(
  db: Database,
  { by, now, ...wanted }: NewOrganiser & { by: Author; now: Date },
): Promise<Invitation> {
  return inTransaction(db, async (tx) => {
    const known = await organiserAt(tx, wanted.address)
    if (known?.joinedAt) throw new Refused({ refused: 'organiser-joined', organiser: known.name })
    const organiser = await addOrganiser(tx, wanted, now)
    await withdrawLinks(tx, organiser.id, now)
    const [secret, expiresAt] = [makeSecret(), after(now, OPENS_FOR.invitation)]
    const link = { hash: hashOfSecret(secret), kind: 'invitation', device: null, madeAt: now } as const
    await addSignInLink(tx, { ...link, organiserId: organiser.id, expiresAt })
    const { name, role } = organiser
    await writeEntry(tx, { by, at: now, deed: { act: 'organiser-invited', organiser: name, role } })
    return { organiser, secret, expiresAt }
  })
}
