import { sendingDomain } from '../domain/sending-domain.ts'
import { bounceAddress, unsubscribeAddressFor } from '../domain/token-addresses.ts'
import type { LetterCalendar } from '../letters/calendar-part.ts'
import type { EncodedLetter } from '../letters/encoded-letter.ts'
import { letterHead, type OwnHeaderFacts, type SharedHeaderFacts } from '../letters/letter-headers.ts'
import { composeSegments } from '../letters/message.ts'
import type { ReaderTokens } from '../letters/reader-marks.ts'
import { inSegments, type MessageBytes } from '../mail/message-bytes.ts'
import { helpAddress, readerAddresses } from './reader-addresses.ts'
import type { Letter, WriterDeps, WrittenLetter } from './steps.ts'

/** The heads of the letters of a chunk, by what they share. */
export type LetterHeads = Map<string, ReturnType<typeof letterHead>>

type Composing = { deps: WriterDeps; heads: LetterHeads }

type Contents = {
  tokens: ReaderTokens
  encoded: EncodedLetter
  /** For whom the letter puts an event into a calendar, or takes it out. */
  calendar: LetterCalendar | undefined
}

/** The message of a letter that is written: its fields, its bytes and its envelope. */
export function composeLetter(composing: Composing, letter: Letter, contents: Contents): WrittenLetter {
  const { deps } = composing
  const { delivery } = letter
  const domain = domainOf(deps, letter)
  const own = {
    deliveryId: delivery.id,
    to: delivery.address,
    unsubscribeUrl: readerAddresses(deps.publicUrl, contents.tokens).unsubscribeUrl,
    unsubscribeMailto: unsubscribeAddressFor(contents.tokens.unsubscribe, domain),
  }
  return Object.assign(bytesOf(composing, { letter, own, ...contents }), {
    envelopeFrom: bounceAddress(deps.keys, delivery.id, domain),
    to: delivery.address,
    envelopeId: `${deps.installation}.${delivery.id}.${delivery.attempts}`,
    subject: contents.encoded.subject,
  })
}

type Parts = Contents & { letter: Letter; own: OwnHeaderFacts }

function bytesOf({ deps, heads }: Composing, { letter, own, encoded, calendar }: Parts): MessageBytes {
  const { subject, text, html } = encoded
  const key = `${letter.delivery.trackId} ${letter.about} ${letter.delivery.writtenAt.getTime()} ${subject}`
  const head = heads.get(key) ?? letterHead(sharedFacts(deps, letter, subject))
  heads.set(key, head)
  return inSegments(composeSegments({ head: head(own), text, html, calendar }))
}

function sharedFacts(deps: WriterDeps, letter: Letter, subject: string): SharedHeaderFacts {
  const { edition, cohort } = letter.setting
  const { sender, language } = edition.programme
  return {
    editionHash: edition.hash,
    letter: letter.about,
    sendingDomain: domainOf(deps, letter),
    date: letter.delivery.writtenAt,
    from: sender,
    subject,
    list: { cohort: cohort.slug, title: cohort.name },
    helpUrl: helpAddress(deps.publicUrl, language),
  }
}

function domainOf({ mailDomain }: WriterDeps, { setting }: Letter): string {
  return sendingDomain(setting.edition.programme.sender, mailDomain)
}
