import { createHmac } from 'node:crypto'
import { type Address, addressKey } from './address.ts'
import type { TokenKeys } from './tokens.ts'

/**
 * What is kept of an address that was erased: HMAC-SHA-256 of its key with the current secret, in hex. It tells whether
 * an address that is shown again is the same, and nothing else.
 */
export function addressHash([key]: TokenKeys, address: Address): string {
  return createHmac('sha256', key)
    .update(`erased\0${addressKey(address)}`)
    .digest('hex')
}

/** Its hashes with every secret in use: any of them may have been current when it was erased. */
export function addressHashes(keys: TokenKeys, address: Address): string[] {
  return keys.map((key) => addressHash([key], address))
}
