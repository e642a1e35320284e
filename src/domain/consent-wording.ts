import { createHash } from 'node:crypto'
import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import type { Programme } from './programme.ts'

/**
 * What somebody who signs up agrees to, word for word as it stands beside the box that they tick. A change here is a
 * new wording: what was shown before stays in the ledger with the hash of its own.
 */
export function consentWording(
  { title, sender }: Pick<Programme, 'title' | 'sender'>,
  language: Language,
): string {
  return sayIn(language)('consent.course', { title, sender: sender.name })
}

/** What somebody agrees to who registers for one event on its public page, without following the course. */
export function eventConsentWording(
  { title, sender }: { title: string; sender: Pick<Programme['sender'], 'name'> },
  language: Language,
): string {
  return sayIn(language)('consent.event', { title, sender: sender.name })
}

/** SHA-256 of the UTF-8 bytes of a wording, in hex. */
export function wordingHash(wording: string): string {
  return createHash('sha256').update(wording, 'utf8').digest('hex')
}
