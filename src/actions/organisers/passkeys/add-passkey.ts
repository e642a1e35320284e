import type { Author } from '../../../domain/journal-entry.ts'
import { Refused } from '../../../domain/refusal.ts'
import { type Database, inTransaction } from '../../../store/database.ts'
import { writeEntry } from '../../../store/journal.ts'
import type { Organiser } from '../../../store/organisers.ts'
import { addPasskey, type Passkey } from '../../../store/passkeys.ts'
import { type ChallengeCheck, makeChallenge, takeChallenge } from './challenge.ts'
import { challengeIn, MADE, readCredential, verified } from './credential.ts'
import type { PasskeyPlace } from './passkey-place.ts'
import { webauthn } from './webauthn.ts'

/** ES256 and RS256 (RFC 9053): each device has one. By default Node would be asked for what it warns of as experimental. */
const ALGORITHMS = [-7, -257]

export type PasskeyOffer = ChallengeCheck & {
  place: PasskeyPlace
  organiser: Organiser
  /** A device that has one of these makes no second. */
  known: readonly Passkey[]
}

/** What a browser needs to make a passkey, as JSON for `PublicKeyCredential.parseCreationOptionsFromJSON`. */
export async function creationOptions({ place, organiser, known, keys, use, now }: PasskeyOffer) {
  const { generateRegistrationOptions } = await webauthn()
  return generateRegistrationOptions({
    rpName: 'Feuilleton',
    rpID: place.rpID,
    userID: new TextEncoder().encode(String(organiser.id)),
    userName: organiser.address,
    userDisplayName: organiser.name,
    challenge: makeChallenge(keys, use, now),
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ credential }) => ({ id: credential })),
    // Found without an address, and opened by a finger, a face or a code: it is the only thing asked for.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

export type PasskeyAddition = ChallengeCheck & {
  place: PasskeyPlace
  organiser: Organiser
  by: Author
  name: string
  /** What the browser answers, in JSON. */
  sent: string
}

/**
 * Adds a passkey to an organiser.
 * @throws Refused when it cannot be trusted, came too late, or is there already.
 */
export async function addOwnPasskey(db: Database, wanted: PasskeyAddition): Promise<void> {
  const { place, organiser, by, name, sent, now } = wanted
  const response = readCredential(MADE, sent)
  const challenge = challengeIn(response)
  const { verifyRegistrationResponse } = await webauthn()
  const { registrationInfo } = await verified(
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.rpID,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  if (!registrationInfo) throw new Refused({ refused: 'passkey-unusable' })
  const { id: credential, publicKey, counter } = registrationInfo.credential
  await inTransaction(db, async (tx) => {
    await takeChallenge(tx, challenge, wanted)
    const passkey = { organiserId: organiser.id, credential, publicKey, counter, name }
    if (!(await addPasskey(tx, passkey, now))) throw new Refused({ refused: 'passkey-known' })
    await writeEntry(tx, { by, at: now, deed: { act: 'passkey-added', passkey: name } })
  })
}
