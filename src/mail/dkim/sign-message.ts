import { hash, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { WireMessage } from '../envelope-commands.ts'
import { joined, withFields } from '../message-bytes.ts'
import { relaxedBody } from './relaxed.ts'
import { type SignedFields, signedFields } from './signed-fields.ts'
import type { SigningKey } from './signing-key.ts'

/** Gives a message with its signatures before its fields. The same message always gets the same ones. */
export type Sign = (message: WireMessage) => Promise<WireMessage>

/** What all signatures of a message are about. */
type Signed = SignedFields & { readonly bodyHash: string; readonly at: number | undefined }

/** Columns of a header line (RFC 5322 §2.1.1). */
const COLUMNS = 76
const inPool = promisify(sign)

/**
 * Signs messages with each of these keys (RFC 6376, RFC 8463, relaxed/relaxed), in a thread of Node's pool.
 *
 * mailauth takes four times as long, as it reads the message as a stream and each key anew; nodemailer's signer knows
 * neither Ed25519 nor fields that must not be added.
 */
export function openSigner(keys: readonly SigningKey[]): Sign {
  return async (message) => {
    const signed = signedOf(joined(message))
    const fields = await Promise.all(keys.map((key) => signatureField(key, signed)))
    const { envelopeFrom, to, envelopeId } = message
    return Object.assign(withFields(fields.join(''), message), { envelopeFrom, to, envelopeId })
  }
}

function signedOf(bytes: Buffer): Signed {
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.toString('latin1', 0, end)
  const body = Buffer.from(relaxedBody(bytes.toString('latin1', end + 4)), 'latin1')
  return { ...signedFields(head), bodyHash: hash('sha256', body, 'base64'), at: instantOf(head) }
}

/** In seconds, of the letter and not of this try: a retry has the same bytes. */
function instantOf(head: string): number | undefined {
  const [, date = ''] = /^Date: (.*)$/m.exec(head) ?? []
  const at = Date.parse(date)
  return Number.isNaN(at) ? undefined : Math.floor(at / 1_000)
}

async function signatureField(key: SigningKey, signed: Signed): Promise<string> {
  const tags = [
    `v=1; a=${key.algorithm}; c=relaxed/relaxed; d=${key.domain};`,
    `s=${key.selector};${signed.at === undefined ? '' : ` t=${signed.at};`}`,
    `h=${foldedNames(signed.names)};`,
    `bh=${signed.bodyHash};`,
    'b=',
  ]
  const field = `DKIM-Signature: ${tags.join('\r\n ')}`
  const { relaxed } = signed
  const signature = await signatureOf(key, `${relaxed}dkim-signature:${oneLine(tags)}`)
  return `${field}${signature.match(/.{1,72}/g)?.join('\r\n ')}\r\n`
}

/** The value as its relaxed form has it. */
function oneLine(tags: readonly string[]): string {
  return tags.join(' ').replaceAll('\r\n', '')
}

/** Colons may have white space around them (RFC 6376 §3.5). */
function foldedNames(names: readonly string[]): string {
  let column = 3
  return names
    .map((name, index) => {
      const word = index === names.length - 1 ? name : `${name}:`
      const isFull = column + word.length > COLUMNS
      column = isFull ? word.length + 1 : column + word.length
      return isFull ? `\r\n ${word}` : word
    })
    .join('')
}

/** Ed25519 signs the hash (RFC 8463 §3), RSA what is hashed by its own algorithm. */
async function signatureOf({ algorithm, key }: SigningKey, text: string): Promise<string> {
  const bytes = Buffer.from(text, 'latin1')
  const signature =
    algorithm === 'rsa-sha256'
      ? await inPool('sha256', bytes, key)
      : await inPool(undefined, hash('sha256', bytes, 'buffer'), key)
  return signature.toString('base64')
}
