import { mapValues } from '../../domain/map-values.ts'
import { LetterError } from '../letter-error.ts'
import { findPlaceholderMistakes } from '../placeholder-mistakes.ts'
import { readOwnLetter } from './own-reminder.ts'
import { writeBody, writeLine } from './phrases.ts'
import { readFrame, readPhrases, readServiceLetter, type ServiceFrame, serviceFile } from './service-files.ts'
import type { OwnLetter, ServiceSources } from './service-letter.ts'
import { servicePlaceholders } from './service-placeholders.ts'

type Words = Record<'subject' | 'preheader' | 'title' | 'why' | 'button' | 'address' | 'page', string>
/** The texts of one letter, phrases written in and placeholders as they are written. */
export type LetterWords = {
  file: string
  words: Words
  frame: ServiceFrame
  banner: string | undefined
  flags: { off: boolean; offers_calendars: boolean }
  body: string
  /** Of a programme's own reminder: the line of its file on which the body starts. */
  ownLine: number | undefined
}

/**
 * Reads the words of a letter; those of a programme's own reminder stand in for the usual ones. Throws a LetterError for
 * a file that is not as it should be, and for a placeholder that there is not.
 */
export function readWords({ language, name, frame: around, own }: ServiceSources): LetterWords {
  const file = serviceFile(language, name)
  const phrases = readPhrases(language)
  const lines = <Name extends string>(texts: Record<Name, string>) =>
    mapValues<string, string>(texts, (text) => writeLine(text, { phrases, file })) as Record<Name, string>
  const { words, body } = readServiceLetter(language, name)
  const { calendars, is_off, banner, button = '', address = '', page = '', ...texts } = words
  const frame = lines(readFrame(language))
  const off = is_off === true
  const usual: LetterWords = {
    file,
    words: lines({ ...texts, button, address, page }),
    frame: off ? { ...frame, when_label: frame.planned_label } : frame,
    banner: banner && writeLine(banner, { phrases, file }),
    flags: { off, offers_calendars: calendars === true },
    body: writeBody(body, { phrases, file }),
    ownLine: undefined,
  }
  refuseUnknown(usual, around)
  return own ? withOwnWords(usual, own) : usual
}

function withOwnWords(usual: LetterWords, own: OwnLetter): LetterWords {
  const { subject, preheader, title, button = usual.words.button, body, bodyLine } = readOwnLetter(own)
  const words = { ...usual.words, subject, preheader, title, button }
  return { ...usual, file: own.file, words, body, ownLine: bodyLine }
}

function refuseUnknown(
  { file, words, body, banner = '' }: LetterWords,
  frame: ServiceSources['frame'],
): void {
  const allowed = servicePlaceholders(frame)
  const found = [...Object.values(words), body, banner].flatMap((text) =>
    findPlaceholderMistakes(text, allowed),
  )
  if (found.length > 0) throw new LetterError(found.map(({ message }) => ({ file, message })))
}
