import { createHash } from 'node:crypto'
import type { Language } from './moment-words.ts'
import type { Programme } from './programme.ts'

/**
 * What somebody who signs up agrees to, word for word as it stands beside the box that they tick. A change here is a
 * new wording: what was shown before stays in the ledger with the hash of its own.
 */
export function consentWording(
  { title, sender }: Pick<Programme, 'title' | 'sender'>,
  language: Language,
): string {
  return WORDINGS[language](title, sender.name)
}

/** What somebody agrees to who registers for one event on its public page, without following the course. */
export function eventConsentWording(
  { title, sender }: { title: string; sender: Pick<Programme['sender'], 'name'> },
  language: Language,
): string {
  return EVENT_WORDINGS[language](title, sender.name)
}

/** SHA-256 of the UTF-8 bytes of a wording, in hex. */
export function wordingHash(wording: string): string {
  return createHash('sha256').update(wording, 'utf8').digest('hex')
}

const WORDINGS = {
  fr: (title: string, sender: string) =>
    `J’accepte de recevoir par courriel les lettres du cours «\u00A0${title}\u00A0», envoyées par ${sender}. ` +
    'Mon adresse ne sert qu’à ce cours. Je peux me désinscrire à tout moment, par le lien au bas de chaque lettre.',
  en: (title: string, sender: string) =>
    `I agree to receive the letters of the course “${title}” by e-mail, sent by ${sender}. ` +
    'My address is used for this course only. I can unsubscribe at any time, with the link at the foot of every letter.',
} as const satisfies Record<Language, (title: string, sender: string) => string>

const EVENT_WORDINGS = {
  fr: (title: string, sender: string) =>
    `J’accepte de recevoir par courriel des lettres sur ce seul rendez-vous, envoyées par ${sender}\u202F: ${title}. ` +
    'Mon adresse ne sert qu’à cela. Je peux arrêter ces lettres à tout moment, par le lien au bas de chacune.',
  en: (title: string, sender: string) =>
    `I agree to receive letters by e-mail about this event alone, sent by ${sender}: ${title}. ` +
    'My address is used for nothing else. I can stop these letters at any time, with the link at the foot of each.',
} as const satisfies Record<Language, (title: string, sender: string) => string>
