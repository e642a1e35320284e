import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What a token may be used for; one made for another purpose is not accepted. A form is named by its path. */
export type TokenPurpose = 'unsubscribe' | 'bounce' | 'confirm' | 'me' | 'read' | `form ${string}`

const ID_BYTES = 6
const MAC_BYTES = 16

/** Characters of every token, all of them of base64url. */
export const TOKEN_LENGTH = Math.ceil(((1 + ID_BYTES + MAC_BYTES) * 4) / 3)

/** Secret keys, the current one first; older ones still open the tokens they made. */
export type TokenKeys = readonly [string, ...string[]]

/** A token for a row id, or another whole number below 2^48: key mark, id and 128 bits of HMAC-SHA-256, in base64url. */
export function makeToken([key]: TokenKeys, purpose: TokenPurpose, id: number): string {
  const head = Buffer.alloc(1 + ID_BYTES)
  head.writeUInt8(markOf(key), 0)
  head.writeUIntBE(id, 1, ID_BYTES)
  return Buffer.concat([head, macOf(key, purpose, head)]).toString('base64url')
}

/** The id in a token; undefined when it is altered, foreign, or made for another purpose. */
export function readToken(keys: TokenKeys, purpose: TokenPurpose, token: string): number | undefined {
  if (token.length !== TOKEN_LENGTH || !/^[A-Za-z0-9_-]+$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 1 + ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return undefined
  const head = bytes.subarray(0, 1 + ID_BYTES)
  const mac = bytes.subarray(1 + ID_BYTES)
  const known = keys.some((key) => markOf(key) === head[0] && timingSafeEqual(macOf(key, purpose, head), mac))
  return known ? head.readUIntBE(1, ID_BYTES) : undefined
}

function macOf(key: string, purpose: TokenPurpose, head: Buffer): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0`).update(head).digest().subarray(0, MAC_BYTES)
}

/** The marks of the keys in use, few as they are: a letter has four tokens, and this hash is half the cost of one. */
const marks = new Map<string, number>()

function markOf(key: string): number {
  const mark = marks.get(key) ?? createHash('sha256').update(key).digest().readUInt8(0)
  marks.set(key, mark)
  return mark
}
