import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 24

/** A secret for a link or a cookie: 32 characters of base64url. Only its hash is kept. */
export function makeSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

/** SHA-256, without salt: the secret is random and as long as a key. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

const [MINUTE, DAY] = [60_000, 24 * 60 * 60_000]

/** In milliseconds, how long a link of each kind opens. */
export const OPENS_FOR = { printed: DAY, mailed: 30 * MINUTE, invitation: 7 * DAY } as const

export function after(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds)
}
