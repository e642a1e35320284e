import { createHash } from 'node:crypto'
import { mapValues } from '../../domain/map-values.ts'
import type { OneOffWords } from '../../domain/one-off.ts'
import type { Programme } from '../../domain/programme.ts'
import type { Language } from '../../language/catalogues.ts'
import { type AllowedPlaceholders, allowedPlaceholders } from '../allowed-placeholders.ts'
import { writeLine } from './phrases.ts'
import { readFrame, readPhrases } from './service-files.ts'
import type { LetterWords } from './service-words.ts'

/** How the text of a one-off letter is named in mistakes; its lines are those of the body. */
const ONE_OFF_FILE = 'one-off.md'

/** The texts of a one-off letter, in the frame that the service has for them. Its title is its subject. */
export function readOneOff(language: Language, { subject, preheader, body }: OneOffWords): LetterWords {
  const around = { phrases: readPhrases(language), file: ONE_OFF_FILE }
  const line = (text: string) => writeLine(text, around)
  const frame = mapValues(readFrame(language), line) as LetterWords['frame']
  return {
    file: ONE_OFF_FILE,
    words: { subject, preheader, title: subject, why: frame.why_one_off, button: '', address: '', page: '' },
    frame,
    banner: undefined,
    flags: { off: false, offers_calendars: false },
    body,
    ownLine: 1,
  }
}

/** Tells letters with other words apart. */
export function oneOffKey({ subject, preheader, body }: OneOffWords): string {
  return createHash('sha256')
    .update(JSON.stringify([subject, preheader, body]))
    .digest('hex')
}

const OF_THE_SERVICE = ['first_name', 'programme', 'sender', 'postal']

/**
 * The placeholders of a one-off letter: those of lessons that speak of no day, and how letters of the service name
 * people.
 */
export function oneOffPlaceholders(programme: Programme): AllowedPlaceholders {
  const { placeholders } = allowedPlaceholders(programme, { last: true })
  const ofCourse = [...placeholders].filter(([name]) => /^(?:links|events|cohort)(?:\.|$)|_url$/.test(name))
  const ofService = OF_THE_SERVICE.map((name) => [name, 'text'] as const)
  return { placeholders: new Map([...ofCourse, ...ofService]), last: false }
}
