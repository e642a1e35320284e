import { type Address, parseAddress } from '../domain/address.ts'
import { header, openMail } from './open-mail.ts'

/** What a person wrote to us, as it is passed on: without files, and not all of a long text. */
export type PersonReply = {
  /** Where a reply to it goes; undefined where no address of the mail can be used. */
  from: Address | undefined
  subject: string
  text: string
  isCut: boolean
  files: number
}

/** In characters. */
const MOST_TEXT = 20_000
const MOST_SUBJECT = 200

/** Reads a mail that a person wrote; undefined for bytes that are none. */
export async function personReply(bytes: Uint8Array): Promise<PersonReply | undefined> {
  const mail = await openMail(bytes)
  if (mail === undefined) return undefined
  const text = mail.text.replaceAll('\r\n', '\n').replace(UNSEEN, '').trim()
  return {
    from: addressIn(header(mail, 'reply-to')) ?? addressIn(header(mail, 'from')),
    subject: mail.subject
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, MOST_SUBJECT),
    text: text.slice(0, MOST_TEXT),
    isCut: text.length > MOST_TEXT,
    files: mail.parts.length,
  }
}

/** Control characters other than the end of a line and the tabulator. */
const UNSEEN = /[^\P{Cc}\n\t]/gu

function addressIn(value: string): Address | undefined {
  const found = /<([^<>\s]{1,320})>/.exec(value)?.[1] ?? value.trim()
  const read = parseAddress(found)
  return read.ok ? read.address : undefined
}
