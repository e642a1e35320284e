import type { Address } from '../../domain/address.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { addOrganiser, findOrganiser, hasOwner, markJoined, type Organiser } from '../../store/organisers.ts'
import { addSession } from '../../store/sessions.ts'
import { findSignInLink, markUsed, type SignInLink } from '../../store/sign-in-links.ts'
import { after, hashOfSecret, makeSecret } from './secret-link.ts'

/** In milliseconds. A session ends when it was not used for so long. */
export const SESSION_MS = 30 * 24 * 60 * 60_000

/** What a link of sign-in opens: a page that asks for a name first, or a button. */
export type OpenLink = { kind: 'first' } | { kind: SignInLink['kind']; organiser: Organiser }

export type LinkFault = 'unknown' | 'used' | 'expired' | 'other-device'

export type Presented = {
  secret: string
  /** The mark of the browser, where it has one. */
  device: string | undefined
  now: Date
}

/** What a link opens, or why it opens nothing. Changes nothing: programs follow links too. */
export async function lookAtLink(
  db: Database,
  presented: Presented,
): Promise<OpenLink | { fault: LinkFault }> {
  const link = await findSignInLink(db, hashOfSecret(presented.secret))
  const fault = link ? faultOf(link, presented) : 'unknown'
  if (!link || fault) return { fault: fault ?? 'unknown' }
  if (link.organiserId === null) return (await hasOwner(db)) ? { fault: 'used' } : { kind: 'first' }
  const organiser = await findOrganiser(db, link.organiserId)
  return organiser ? { kind: link.kind, organiser } : { fault: 'expired' }
}

function faultOf(link: SignInLink, { device, now }: Presented): LinkFault | undefined {
  if (link.usedAt) return 'used'
  if (link.expiresAt <= now) return 'expired'
  const isOther = link.device && (device === undefined || !link.device.equals(hashOfSecret(device)))
  return isOther ? 'other-device' : undefined
}

export type SignIn = Presented & {
  /** The name of the browser, for the list of sessions. */
  browser: string
  /** Who the first owner is. */
  owner?: { address: Address; name: string } | undefined
}

/**
 * Signs in with a link, which opens nothing from then on. The answer is the secret of the session, for a cookie.
 * @throws Refused when the link opens nothing.
 */
export async function signIn(db: Database, wanted: SignIn): Promise<string> {
  const hash = hashOfSecret(wanted.secret)
  return inTransaction(db, async (tx) => {
    const link = await findSignInLink(tx, hash, { isTaken: true })
    const fault = link ? faultOf(link, wanted) : 'unknown'
    if (!link || fault) throw new Refused({ refused: 'link-opens-nothing', why: fault ?? 'unknown' })
    const organiser = await organiserOf(tx, link, wanted)
    await markUsed(tx, hash, wanted.now)
    if (!organiser.joinedAt) await join(tx, organiser, wanted.now)
    return beginSession(tx, organiser.id, wanted)
  })
}

async function organiserOf(tx: Database, link: SignInLink, { owner, now }: SignIn): Promise<Organiser> {
  if (link.organiserId !== null) {
    const organiser = await findOrganiser(tx, link.organiserId)
    if (!organiser) throw new Refused({ refused: 'link-opens-nothing', why: 'expired' })
    return organiser
  }
  if (!owner || (await hasOwner(tx))) throw new Refused({ refused: 'link-opens-nothing', why: 'used' })
  return addOrganiser(tx, { ...owner, role: 'owner', mayExport: true }, now)
}

async function join(tx: Database, { id, name, role }: Organiser, now: Date): Promise<void> {
  await markJoined(tx, id, now)
  const by: Author = { name, organiserId: id }
  await writeEntry(tx, { by, at: now, deed: { act: 'organiser-joined', organiser: name, role } })
}

/** Begins a session; its secret is for a cookie. */
export async function beginSession(
  tx: Database,
  organiserId: number,
  { browser, now }: Pick<SignIn, 'browser' | 'now'>,
): Promise<string> {
  const secret = makeSecret()
  const session = { hash: hashOfSecret(secret), device: browser, now, expiresAt: after(now, SESSION_MS) }
  await addSession(tx, { ...session, organiserId })
  return secret
}
