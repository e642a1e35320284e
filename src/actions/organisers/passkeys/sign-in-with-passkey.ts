import { Refused } from '../../../domain/refusal.ts'
import type { TokenKeys } from '../../../domain/tokens.ts'
import { type Database, inTransaction } from '../../../store/database.ts'
import { markPasskeyUsed, takePasskey } from '../../../store/passkeys.ts'
import { beginSession } from '../sign-in.ts'
import { makeChallenge, takeChallenge } from './challenge.ts'
import { challengeIn, readCredential, SIGNED, verified } from './credential.ts'
import type { PasskeyPlace } from './passkey-place.ts'
import { webauthn } from './webauthn.ts'

type Asked = { place: PasskeyPlace; keys: TokenKeys; now: Date }

/** What a browser needs to ask for a passkey, as JSON for `PublicKeyCredential.parseRequestOptionsFromJSON`. */
export async function requestOptions({ place, keys, now }: Asked) {
  const { generateAuthenticationOptions } = await webauthn()
  return generateAuthenticationOptions({
    rpID: place.rpID,
    challenge: makeChallenge(keys, 'sign-in', now),
    userVerification: 'required',
  })
}

export type PasskeySignIn = Asked & {
  /** What the browser answers, in JSON. */
  sent: string
  /** The name of the browser, for the list of sessions. */
  browser: string
}

/**
 * Signs in with a passkey. The answer is the secret of the session, for a cookie.
 * @throws Refused when nobody who may sign in has this passkey, it cannot be trusted, or it came too late.
 */
export async function signInWithPasskey(db: Database, wanted: PasskeySignIn): Promise<string> {
  const { place, keys, now, sent, browser } = wanted
  const response = readCredential(SIGNED, sent)
  const challenge = challengeIn(response)
  const { verifyAuthenticationResponse } = await webauthn()
  return inTransaction(db, async (tx) => {
    const passkey = await takePasskey(tx, response.id)
    if (!passkey) throw new Refused({ refused: 'passkey-unknown' })
    const { credential: id, counter } = passkey
    const { authenticationInfo } = await verified(
      verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: place.origin,
        expectedRPID: place.rpID,
        credential: { id, publicKey: new Uint8Array(passkey.publicKey), counter },
      }),
    )
    await takeChallenge(tx, challenge, { keys, use: 'sign-in', now })
    await markPasskeyUsed(tx, passkey.id, { counter: authenticationInfo.newCounter, now })
    return beginSession(tx, passkey.organiserId, { browser, now })
  })
}
