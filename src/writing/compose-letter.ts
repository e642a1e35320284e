import { sendingDomain } from '../domain/sending-domain.ts'
import { bounceAddress, unsubscribeAddress } from '../domain/token-addresses.ts'
import type { LetterCalendar } from '../letters/calendar-part.ts'
import type { EncodedLetter } from '../letters/encoded-letter.ts'
import { letterHeaders } from '../letters/letter-headers.ts'
import { composeMessage, composeSegments } from '../letters/message.ts'
import type { ReaderTokens } from '../letters/reader-marks.ts'
import { helpAddress, readerAddresses } from './reader-addresses.ts'
import type { Letter, WriterDeps, WrittenLetter } from './steps.ts'

type Contents = {
  tokens: ReaderTokens
  encoded: EncodedLetter
  /** For whom the letter puts an event into a calendar, or takes it out. */
  calendar: LetterCalendar | undefined
}

/** The message of a letter that is written: its fields, its bytes and its envelope. */
export function composeLetter(
  deps: WriterDeps,
  { delivery, setting, about }: Letter,
  { tokens, encoded, calendar }: Contents,
): WrittenLetter {
  const { sender, language } = setting.edition.programme
  const domain = sendingDomain(sender, deps.mailDomain)
  const { subject, text, html } = encoded
  const headers = letterHeaders({
    deliveryId: delivery.id,
    editionHash: setting.edition.hash,
    letter: about,
    sendingDomain: domain,
    date: delivery.writtenAt,
    from: sender,
    to: delivery.address,
    subject,
    list: { cohort: setting.cohort.slug, title: setting.cohort.name },
    unsubscribeUrl: readerAddresses(deps.publicUrl, tokens).unsubscribeUrl,
    unsubscribeMailto: unsubscribeAddress(deps.keys, delivery.enrolmentId, domain),
    helpUrl: helpAddress(deps.publicUrl, language),
  })
  const envelope = {
    envelopeFrom: bounceAddress(deps.keys, delivery.id, domain),
    to: delivery.address,
    envelopeId: `${deps.installation}.${delivery.id}.${delivery.attempts}`,
    subject,
  }
  if (calendar)
    return { ...envelope, bytes: composeMessage({ headers, text: text.plain, html: html.plain, calendar }) }
  const segments = composeSegments({ headers, text, html })
  return {
    ...envelope,
    segments,
    get bytes() {
      return Buffer.concat(segments.plain)
    },
  }
}
