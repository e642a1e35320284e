import type { SkipReason } from '../domain/delivery.ts'
import type { TokenKeys } from '../domain/tokens.ts'
import type { LetterCalendar } from '../letters/calendar-part.ts'

import type { FilledLetter } from '../letters/fill.ts'
import type { LetterCache } from '../letters/letter-cache.ts'
import type { LetterReader, NameOf } from '../letters/reader-marks.ts'
import type { WireMessage } from '../mail/envelope-commands.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import type { SubscriberRequest } from '../store/requests.ts'
import type { LetterSetting } from './letter-setting.ts'

/** What every letter needs beside its delivery. */
export type WriterDeps = {
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

/** A claimed delivery, with what the letters of its track share. `request` is what an answer or a note answers. */
export type DueLetter = {
  delivery: ClaimedDelivery
  setting: LetterSetting
  request: SubscriberRequest | undefined
}

/** What goes onto the envelope of any letter. */
export type Letter = {
  delivery: ClaimedDelivery
  setting: LetterSetting
  /** Names it in the Feedback-ID, such as `jour-05` or `confirmation`. */
  about: string
  /** Whose pages it links to, and which letter is read on the web. */
  reader: { enrolmentId: number; deliveryId: number; generation: number }
}

/** Fills a letter for a reader. */
export type Fill = (reader: LetterReader) => FilledLetter

/** Letters that have the same words for several readers, and so are filled and encoded once. */
export type Sharing = {
  /** Within a chunk, letters with the same key have the same words. */
  chunkKey: string
  /** Asked once for each such key. */
  open: () => Promise<SharedLetter>
}

export type SharedLetter = {
  /** Everything that the words depend on: whenever it is the same, so are they, but for tokens and names. */
  words: string
  /** Whether its readers have a name, all of them, which the letter writes where it stands. */
  named: boolean
  /** How it writes a name; as lessons do when undefined. */
  nameOf?: NameOf
  fill: Fill
}

/** The steps in which letters of one kind are written, in this order. What is thrown after `open` is the letter's fault. */
export type Steps<Facts, L extends Letter, Compiled> = {
  /** Asks the database what the letter needs. */
  open(deps: WriterDeps, due: DueLetter): Promise<Facts>
  /** Says which letter it is, or why there is none. */
  decide(facts: Facts): L | Unwritten
  /** Compiled once for its edition, name and language. */
  compile(deps: WriterDeps, letter: L): Promise<Compiled>
  share?(deps: WriterDeps, filling: { letter: L; compiled: Compiled }): Sharing | undefined
  fill(deps: WriterDeps, filling: { letter: L; compiled: Compiled }): Fill | Promise<Fill>
  /** The invitation that goes along. */
  calendar?(deps: WriterDeps, letter: L): Promise<LetterCalendar | undefined>
}
