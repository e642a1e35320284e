import { localDate } from '../../domain/local-time.ts'
import { type Reader, timeWords } from '../../domain/moment-words.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'
import { dayWords } from '../moment.ts'

/** « jeudi 5 septembre 2019 », without the year in the year of the reader. */
export function dayOf(at: Date, reader: Reader): string {
  return dayWords(localDate(at, reader.zone), reader)
}

/** « 7 h 30 » */
export function hourOf(at: Date, reader: Reader): string {
  return timeWords({ at, wholeDay: false, date: localDate(at, reader.zone) }, reader)
}

/** « 24 ko », `24 kB`: at least one. */
export function sizeWords(bytes: number, language: Language): string {
  return sayIn(language)('outbox.kilobytes', { n: Math.max(1, Math.round(bytes / 1000)) })
}

/** « Jour 14 » for a lesson named `jour-14`, `Week 3` for `week-03`; any other letter by its own name. */
export function letterWords(letter = ''): string {
  const [, word = '', number] = /^(\p{L}+)-0*(\d+)$/u.exec(letter) ?? []
  return number === undefined ? letter : `${word.charAt(0).toUpperCase()}${word.slice(1)}\u00A0${number}`
}

export function subjectWords(subject: string, language: Language): string {
  return subject === '' ? sayIn(language)('outbox.noSubject') : subject
}
