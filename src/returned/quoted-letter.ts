import type { OpenMail } from './open-mail.ts'
import { type Fields, fieldGroups } from './report-fields.ts'

const TYPES = new Set([
  'message/rfc822',
  'message/global',
  'message/rfc822-headers',
  'message/global-headers',
  'text/rfc822-headers',
])

const NOTHING: Fields = new Map()

/** The headers of the letter that a report quotes; empty when it quotes none. */
export function quotedHeaders(mail: OpenMail): Fields {
  const part = mail.parts.find(({ type }) => TYPES.has(type))
  return (part && fieldGroups(part.text)[0]) ?? NOTHING
}

/**
 * The delivery that the Message-ID of a letter of ours names. It proves nothing: such a name can be guessed.
 */
export function namedDelivery(quoted: Fields): number | undefined {
  const id = /^<?d\.(\d{1,15})\.[\w-]+@/.exec(quoted.get('message-id') ?? '')?.[1]
  return id === undefined ? undefined : Number(id)
}
