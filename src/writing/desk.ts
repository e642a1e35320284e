import type { SkipReason } from '../domain/delivery.ts'
import { sendingDomain } from '../domain/sending-domain.ts'
import { bounceAddress, unsubscribeAddress } from '../domain/token-addresses.ts'
import type { TokenKeys } from '../domain/tokens.ts'
import type { LetterCalendar } from '../letters/calendar-part.ts'
import type { ReaderTokens } from '../letters/encoded-letter.ts'
import type { LetterCache } from '../letters/letter-cache.ts'
import { letterHeaders } from '../letters/letter-headers.ts'
import { composeMessage } from '../letters/message.ts'
import type { WireMessage } from '../mail/smtp-link.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import { type LetterSetting, openSetting } from './letter-setting.ts'
import { helpAddress, readerAddresses } from './reader-addresses.ts'

/** What every letter of the service needs beside its delivery. */
export type Desk = {
  db: Database
  letters: LetterCache
  keys: TokenKeys
  publicUrl: string
  /** What tells this installation from others, in the reports of a relay. */
  installation: string
  /** Domain of Message-IDs, lists and the return path; the sender's own when undefined. */
  mailDomain: string | undefined
}

export type WrittenLetter = WireMessage & { subject: string }

/**
 * Why there is no letter: it is `held` for an organiser to look at, `putOff` for another try, or `skipped` as there is
 * nothing to say any more.
 */
export type Unwritten = { held: string } | { putOff: string } | { skipped: SkipReason }

/** What the letters of the track that a delivery belongs to share, read anew. */
export async function openTrack(
  { db }: Desk,
  { cohort, trackDayOne, trackZone, trackAt }: ClaimedDelivery,
): Promise<LetterSetting> {
  return openSetting(db, { cohort, track: { dayOne: trackDayOne, zone: trackZone, at: trackAt } })
}

/** What goes into an envelope: `about` names it in the Feedback-ID, such as `jour-05` or `confirmation`. */
type Contents = {
  delivery: ClaimedDelivery
  track: LetterSetting
  about: string
  tokens: ReaderTokens
  letter: { subject: string; text: string | Buffer; html: string | Buffer }
  /** For whom the letter puts an event into a calendar, or takes it out. */
  calendar?: LetterCalendar | undefined
}

/** The message of a letter that is written: its fields, its bytes and its envelope. */
export function seal(
  desk: Desk,
  { delivery, track, about, tokens, letter, calendar }: Contents,
): WrittenLetter {
  const { sender, language } = track.edition.programme
  const domain = sendingDomain(sender, desk.mailDomain)
  const { subject, text, html } = letter
  const headers = letterHeaders({
    deliveryId: delivery.id,
    editionHash: track.edition.hash,
    letter: about,
    sendingDomain: domain,
    date: delivery.writtenAt,
    from: sender,
    to: delivery.address,
    subject,
    list: { cohort: track.cohort.slug, title: track.cohort.name },
    unsubscribeUrl: readerAddresses(desk.publicUrl, tokens).unsubscribeUrl,
    unsubscribeMailto: unsubscribeAddress(desk.keys, delivery.enrolmentId, domain),
    helpUrl: helpAddress(desk.publicUrl, language),
  })
  return {
    envelopeFrom: bounceAddress(desk.keys, delivery.id, domain),
    to: delivery.address,
    envelopeId: `${desk.installation}.${delivery.id}.${delivery.attempts}`,
    bytes: composeMessage({ headers, text, html, ...(calendar ? { calendar } : {}) }),
    subject,
  }
}
