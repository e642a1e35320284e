import { localDate } from '../../domain/local-time.ts'
import { dateWords, timeWords } from '../../domain/moment-words.ts'

/** The sentence that every page of the outbox carries. */
export const STAYED_HERE =
  'Ces lettres sont restées sur cette machine : aucune n’est partie vers ses destinataires.'

/** « jeudi 5 septembre 2019 » */
export function dayWords(at: Date, zone: string): string {
  const date = localDate(at, zone)
  return `${dateWords({ at, wholeDay: false, date }, { now: at, zone, language: 'fr' })} ${date.slice(0, 4)}`
}

/** « 7 h 30 » */
export function hourWords(at: Date, zone: string): string {
  return timeWords({ at, wholeDay: false, date: localDate(at, zone) }, { now: at, zone, language: 'fr' })
}

/** « 24 ko » */
export function sizeWords(bytes: number): string {
  return `${new Intl.NumberFormat('fr').format(Math.max(1, Math.round(bytes / 1000)))}\u00A0ko`
}

/** « Jour 14 » for a lesson named `jour-14`; any other letter by its own name. */
export function letterWords(letter: string | undefined): string {
  const day = /^jour-0*(\d+)$/.exec(letter ?? '')?.[1]
  return day === undefined ? (letter ?? '') : `Jour\u00A0${day}`
}

export function subjectWords(subject: string): string {
  return subject === '' ? '(sans objet)' : subject
}
