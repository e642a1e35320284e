import { Refused } from '../../../domain/refusal.ts'
import { makeToken, readToken, type TokenKeys } from '../../../domain/tokens.ts'
import type { Database } from '../../../store/database.ts'
import { spendChallenge } from '../../../store/passkeys.ts'
import { after, hashOfSecret, makeSecret } from '../secret-link.ts'

/** In milliseconds. */
const CHALLENGE_MS = 15 * 60_000

/** Of what a challenge is: of signing in, or of adding a passkey in one session. */
export type ChallengeUse = 'sign-in' | `add ${string}`

/** A text for a device to sign. Nothing is stored, as it is on a page that anybody may look at. */
export function makeChallenge(keys: TokenKeys, use: ChallengeUse, now: Date): string {
  const nonce = makeSecret()
  return `${nonce}.${makeToken(keys, `passkey ${use} ${nonce}`, now.getTime())}`
}

export type ChallengeCheck = { keys: TokenKeys; use: ChallengeUse; now: Date }

/** When a challenge was made by us for this use; `text` is in base64url, as devices send it. */
function challengeMadeAt(text: string, { keys, use }: ChallengeCheck): Date | undefined {
  const [nonce = '', token = ''] = Buffer.from(text, 'base64url').toString().split('.')
  const madeAt = readToken(keys, `passkey ${use} ${nonce}`, token)
  return madeAt === undefined ? undefined : new Date(madeAt)
}

/** @throws Refused for a challenge that is too old or was answered before. */
export async function takeChallenge(tx: Database, text: string, check: ChallengeCheck): Promise<void> {
  const { now } = check
  const madeAt = challengeMadeAt(text, check)
  if (!madeAt) throw new Refused({ refused: 'passkey-unusable' })
  const expiresAt = after(madeAt, CHALLENGE_MS)
  const isOpen = expiresAt > now && (await spendChallenge(tx, { hash: hashOfSecret(text), expiresAt, now }))
  if (!isOpen) throw new Refused({ refused: 'passkey-late' })
}
