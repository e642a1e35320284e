import { changeWebhook } from '../../../src/actions/alerts/change-webhook.ts'
import { chooseAlerts } from '../../../src/actions/alerts/choose-alerts.ts'
import { setBrand } from '../../../src/actions/brand/set-brand.ts'
import { inviteOrganiser } from '../../../src/actions/organisers/invite.ts'
import { beginSession } from '../../../src/actions/organisers/sign-in.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { Database } from '../../../src/store/database.ts'
import { writeEntry } from '../../../src/store/journal.ts'
import { listOrganisers } from '../../../src/store/organisers.ts'
import { addPasskey } from '../../../src/store/passkeys.ts'
import { EVERY_DEED } from '../every-deed.ts'
import { ORGANISER as by } from '../organiser.ts'

const WEEKS_MS = 14 * 86_400_000

/** Links that were mailed to organisers to come: one opens, the other was mailed too long ago. */
export type Invited = { open: string; stale: string }

/** Two invitations, a passkey, sessions and alerts of the owner, a brand, and a journal that has every deed. */
export async function addTeam(db: Database, now: Date): Promise<Invited> {
  const owner = (await listOrganisers(db))[0]!.id
  for (const browser of ['Firefox (Linux)', 'Safari (iPhone)'])
    await beginSession(db, owner, { browser, now })
  const passkey = { organiserId: owner, credential: 'AAAA', publicKey: new Uint8Array([1]), counter: 0 }
  await addPasskey(db, { ...passkey, name: 'Clavis' }, now)
  const choice = { kinds: ['held', 'unknown'], summaryAt: '08:30', zone: 'America/Martinique' } as const
  await chooseAlerts(db, { organiserId: owner, choice, by, now })
  await changeWebhook(db, { url: 'https://alerts.example/a', allowsPrivate: false, by, now })
  const brand = { name: 'Bibliotheca Mundi', accent: '#8a1c5b', logo: null, png: null }
  for (const programme of [null, 'essai']) await setBrand(db, { programme, brand, seen: 0, by, now })
  for (const [deed] of Object.values(EVERY_DEED)) await writeEntry(db, { by, at: now, deed })
  return invited(db, now)
}

/** Other browsers in which an organiser is signed in, and a passkey. */
export async function addDevices(db: Database, organiserId: number, now: Date): Promise<void> {
  for (const browser of ['Firefox (Linux)', 'Safari (iPhone)'])
    await beginSession(db, organiserId, { browser, now })
  const credential = Buffer.from(`passkey of ${organiserId}`).toString('base64url')
  const passkey = { organiserId, credential, publicKey: new Uint8Array([1]), counter: 0 }
  await addPasskey(db, { ...passkey, name: 'Clavis' }, now)
}

async function invited(db: Database, now: Date): Promise<Invited> {
  const wanted = { mayExport: false, by }
  const nora = { ...wanted, address: 'nora@association.example' as Address, name: 'Nora', role: 'writer' }
  const rita = { ...wanted, address: 'rita@association.example' as Address, name: 'Rita', role: 'organiser' }
  const before = new Date(now.getTime() - WEEKS_MS)
  return {
    open: (await inviteOrganiser(db, { ...nora, role: 'writer', now })).secret,
    stale: (await inviteOrganiser(db, { ...rita, role: 'organiser', now: before })).secret,
  }
}
