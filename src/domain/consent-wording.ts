import { createHash } from 'node:crypto'
import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import { legalName, type Privacy } from './privacy.ts'
import type { Programme } from './programme.ts'

/**
 * What somebody who signs up agrees to, word for word as it stands beside the box that they tick. A change here is a
 * new wording: what was shown before stays in the ledger with the hash of its own.
 */
export function consentWording(
  programme: Pick<Programme, 'title' | 'sender' | 'privacy'>,
  language: Language,
): string {
  return sayIn(language)('consent.course', { title: programme.title, sender: legalName(programme) })
}

/** What somebody agrees to who registers for one event on its public page, without following the course. */
export function eventConsentWording(
  of: { title: string; sender: Pick<Programme['sender'], 'name'>; privacy?: Privacy | undefined },
  language: Language,
): string {
  return sayIn(language)('consent.event', { title: of.title, sender: legalName(of) })
}

/** SHA-256 of the UTF-8 bytes of a wording, in hex. */
export function wordingHash(wording: string): string {
  return createHash('sha256').update(wording, 'utf8').digest('hex')
}
