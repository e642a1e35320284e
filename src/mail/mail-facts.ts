import type { AddressObject } from 'mailparser'

/** What the headers of a mail say, decoded. */
export type MailFacts = {
  from: string
  to: string
  /** Empty when the mail has none. */
  subject: string
  /** The name of the letter, such as `jour-14`, when Feuilleton wrote the mail. */
  letter: string | undefined
}

/** Reads the headers from the first bytes of a mail. The body is not parsed. */
export async function mailFacts(start: Buffer): Promise<MailFacts> {
  const { simpleParser } = await import('mailparser') // loaded with the first mail that is looked at
  const mail = await simpleParser(headersOf(start))
  return {
    from: addresses(mail.from),
    to: addresses(mail.to),
    subject: mail.subject ?? '',
    letter: letterOf(mail.headers.get('feedback-id')),
  }
}

function headersOf(start: Buffer): Buffer {
  const end = start.indexOf('\r\n\r\n')
  return end === -1 ? start : start.subarray(0, end + 4)
}

function addresses(field: AddressObject | AddressObject[] | undefined): string {
  return [field ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .map(({ name, address = '' }) => (name === '' ? address : `${name} <${address}>`))
    .join(', ')
}

/** `Feedback-ID` is written as `letter:cohort:edition:feuilleton`. */
function letterOf(feedbackId: unknown): string | undefined {
  const [letter, , , service] = typeof feedbackId === 'string' ? feedbackId.split(':') : []
  return service === 'feuilleton' && letter ? letter : undefined
}

/** The instant in the Date header of a mail; undefined when there is none or it is not readable. */
export function dateOf(start: Buffer): Date | undefined {
  const written = /^Date: (.+?)\r?$/m.exec(start.subarray(0, 4_096).toString('latin1'))?.[1]
  const instant = Date.parse(written ?? '')
  return Number.isNaN(instant) ? undefined : new Date(instant)
}
