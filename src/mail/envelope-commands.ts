import { type MessageBytes, sizeOf } from './message-bytes.ts'
import type { Offers } from './offers.ts'
import type { Phase } from './outcome.ts'

/** A message ready for the wire: one recipient, bytes complete. */
export type WireMessage = MessageBytes & {
  envelopeFrom: string
  to: string
  /** Names this attempt in the relay's delivery reports (RFC 3461 §4.4, ENVID): plain ASCII, at most 100 characters. */
  envelopeId: string
}

export type EnvelopeCommand = { phase: Phase; command: string; isRight: (code: number) => boolean }

const isPositive = (code: number) => code >= 200 && code < 300

/**
 * The commands before a letter, each with the replies that let it go on.
 * @throws RangeError for an address that would not stay within its command.
 */
export function envelopeCommands(message: WireMessage, offers: Offers): EnvelopeCommand[] {
  const { envelopeFrom, to, envelopeId } = message
  const size = offers.size ? ` SIZE=${sizeOf(message)}` : ''
  const reports = offers.dsn ? ` RET=HDRS ENVID=${xtext(envelopeId)}` : ''
  const wishes = offers.dsn ? ` NOTIFY=FAILURE,DELAY ORCPT=rfc822;${xtext(to)}` : ''
  return [
    { phase: 'mail', command: `MAIL FROM:${path(envelopeFrom)}${size}${reports}`, isRight: isPositive },
    { phase: 'rcpt', command: `RCPT TO:${path(to)}${wishes}`, isRight: isPositive },
    // Only 354 asks for the letter: a 250 here may be the reply to something else.
    { phase: 'data', command: 'DATA', isRight: (code) => code === 354 },
  ]
}

function path(address: string): string {
  if (/[\p{Cc}\p{Z}<>]/u.test(address)) throw new RangeError('an address holds what no envelope can hold')
  return `<${address}>`
}

/** RFC 3461 §4. */
function xtext(value: string): string {
  return value.replace(
    /[^!-*,-<>-~]/g,
    (one) => `+${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
