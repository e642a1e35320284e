import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** A key that signs letters, and where receivers look for its public half: `{selector}._domainkey.{domain}`. */
export type SigningKey = {
  readonly domain: string
  readonly selector: string
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256'
  readonly key: KeyObject
}

/** In bits. Receivers must ignore shorter ones (RFC 8301 §3.2). */
const SHORTEST_RSA = 1_024

/**
 * Reads a private key in PEM: RSA, or Ed25519 (RFC 8463).
 * @throws an error that says what was expected, and nothing of the key.
 */
export function readSigningKey(pem: string): Pick<SigningKey, 'algorithm' | 'key'> {
  const key = privateKeyOf(pem)
  if (key.asymmetricKeyType === 'ed25519') return { algorithm: 'ed25519-sha256', key }
  if (key.asymmetricKeyType !== 'rsa')
    throw new Error(`expected a key of RSA or Ed25519, not of ${key.asymmetricKeyType}`)
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < SHORTEST_RSA) throw new Error(`expected 2048 bits: receivers ignore an RSA key of ${bits}`)
  return { algorithm: 'rsa-sha256', key }
}

function privateKeyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new Error('expected a private key in PEM, without a passphrase (-----BEGIN PRIVATE KEY-----)')
  }
}

/** The name of the TXT record that has the public half. */
export function keyName({ domain, selector }: Pick<SigningKey, 'domain' | 'selector'>): string {
  return `${selector}._domainkey.${domain}`
}

/** What that record says (RFC 6376 §3.6.1, RFC 8463 §4.2). */
export function keyRecord({ algorithm, key }: Pick<SigningKey, 'algorithm' | 'key'>): string {
  const shown = createPublicKey(key)
  if (algorithm === 'ed25519-sha256') return `v=DKIM1; k=ed25519; p=${bareEd25519(shown)}`
  return `v=DKIM1; k=rsa; p=${shown.export({ type: 'spki', format: 'der' }).toString('base64')}`
}

/** The 32 bytes of the key alone; JWK has them as base64url. */
function bareEd25519(key: KeyObject): string {
  const { x = '' } = key.export({ format: 'jwk' })
  return Buffer.from(x, 'base64url').toString('base64')
}
