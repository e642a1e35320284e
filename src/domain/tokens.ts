import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { fromBase32, toBase32 } from './base32.ts'

/**
 * What a token may be used for; one made for another purpose is not accepted. A form is named by its path, a challenge
 * by its nonce.
 */
export type TokenPurpose =
  | 'unsubscribe'
  | 'bounce'
  | 'confirm'
  | 'me'
  | 'read'
  | `form ${string}`
  | `passkey ${string}`

const ID_BYTES = 6
const MAC_BYTES = 16

const BYTES = 1 + ID_BYTES + MAC_BYTES

/** Characters of every token in a web address, all of them of base64url. */
export const TOKEN_LENGTH = Math.ceil((BYTES * 4) / 3)
const MAIL_TOKEN_LENGTH = Math.ceil((BYTES * 8) / 5)

/** Secret keys, the current one first; older ones still open the tokens they made. */
export type TokenKeys = readonly [string, ...string[]]

/** Of the links that open a person's own pages: they end with their generation. */
export type PersonalPurpose = 'me' | 'read' | 'confirm'

/**
 * A token for a row id, or another whole number below 2^48: key mark, id and 128 bits of HMAC-SHA-256, in base64url. The
 * generation is part of what is signed, and not of the token.
 */
export function makeToken(keys: TokenKeys, purpose: TokenPurpose, id: number, generation = 0): string {
  return makeBytes(keys, signedPurpose(purpose, generation), id).toString('base64url')
}

/** Tokens of the first generation are as they were before there were any. */
function signedPurpose(purpose: TokenPurpose, generation: number): string {
  return generation === 0 ? purpose : `${purpose} ${generation}`
}

/** The same token for an address of mail, in base32: servers may lower the case of a local part. */
export function makeMailToken(keys: TokenKeys, purpose: TokenPurpose, id: number): string {
  return toBase32(makeBytes(keys, purpose, id))
}

/** A token of a web address in the form for an address of mail. */
export function mailForm(token: string): string {
  return toBase32(Buffer.from(token, 'base64url'))
}

/** Whether a text is a token for an address of mail by its form, in any case. */
export function isMailToken(text: string): boolean {
  return text.length === MAIL_TOKEN_LENGTH && fromBase32(text)?.length === BYTES
}

function makeBytes([key]: TokenKeys, purpose: string, id: number): Buffer {
  const head = Buffer.alloc(1 + ID_BYTES)
  head.writeUInt8(markOf(key), 0)
  head.writeUIntBE(id, 1, ID_BYTES)
  return Buffer.concat([head, macOf(key, purpose, head)])
}

/** The id in a token of either form; undefined when it is altered, foreign, or made for another purpose. */
export function readToken(keys: TokenKeys, purpose: TokenPurpose, token: string): number | undefined {
  return readSigned(keys, purpose, token)
}

/** The same for a token of the generation that the id in it has now, as `generationOf` finds out. */
export async function openToken(
  keys: TokenKeys,
  { purpose, token }: { purpose: PersonalPurpose; token: string },
  generationOf: (id: number) => Promise<number | undefined>,
): Promise<number | undefined> {
  const bytes = bytesOf(token)
  if (bytes?.length !== BYTES) return undefined
  const generation = await generationOf(bytes.readUIntBE(1, ID_BYTES))
  return generation === undefined ? undefined : readSigned(keys, signedPurpose(purpose, generation), token)
}

function readSigned(keys: TokenKeys, purpose: string, token: string): number | undefined {
  const bytes = bytesOf(token)
  if (bytes?.length !== BYTES) return undefined
  const head = bytes.subarray(0, 1 + ID_BYTES)
  const mac = bytes.subarray(1 + ID_BYTES)
  const known = keys.some((key) => markOf(key) === head[0] && timingSafeEqual(macOf(key, purpose, head), mac))
  return known ? head.readUIntBE(1, ID_BYTES) : undefined
}

function bytesOf(token: string): Buffer | undefined {
  if (token.length === MAIL_TOKEN_LENGTH) return fromBase32(token)
  if (token.length !== TOKEN_LENGTH || !/^[A-Za-z0-9_-]+$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  return bytes.toString('base64url') === token ? bytes : undefined
}

function macOf(key: string, purpose: string, head: Buffer): Buffer {
  const { secret } = keptOf(key)
  return createHmac('sha256', secret).update(`${purpose}\0`).update(head).digest().subarray(0, MAC_BYTES)
}

function markOf(key: string): number {
  return keptOf(key).mark
}

type KeptKey = { readonly secret: KeyObject; readonly mark: number }

/** The keys in use, few as they are, ready to sign: a letter has five tokens, and this is half the cost of one. */
const kept = new Map<string, KeptKey>()

function keptOf(key: string): KeptKey {
  const known = kept.get(key)
  if (known) return known
  const mark = createHash('sha256').update(key).digest().readUInt8(0)
  const ready = { secret: createSecretKey(key, 'utf8'), mark }
  kept.set(key, ready)
  return ready
}
