import type { IsoDate } from '../domain/calendar-rule.ts'
import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import { dateSpan, fullDate } from './date-words.ts'

/** What a certificate says. Dates are those of the reader's zone. */
export type Certificate = {
  language: Language
  /** Title of the programme. */
  title: string
  sender: { name: string; postal: string }
  /** Who followed the course; the name may be missing. */
  name: string | null
  address: string
  from: IsoDate
  to: IsoDate
  /** Each lesson with the date on which it was marked as read. */
  lessons: { day: number; readOn: IsoDate }[]
  /** Whether its lessons are counted as lessons, and not as days. */
  isNumbered?: boolean
  written: Date
}

/** When a lesson was marked as read: « 3e jour, vendredi 10 janvier 2027 ». */
export function markWords(
  { day, readOn }: Certificate['lessons'][number],
  { language, isNumbered }: Pick<Certificate, 'language' | 'isNumbered'>,
): string {
  const number = sayIn(language)(isNumbered ? 'course.nth' : 'certificate.day', { day })
  return `${number}, ${fullDate(readOn, language)}`
}

/** The sentences of a certificate, in order. */
export function certificateWords(certificate: Certificate): string[] {
  const { language, from, to, lessons } = certificate
  const say = sayIn(language)
  const marks = lessons.map(({ readOn }) => readOn).toSorted()
  const marked = dateSpan(marks[0] ?? from, marks.at(-1) ?? to, language)
  return [
    say('certificate.followed', { span: dateSpan(from, to, language) }),
    say('certificate.read', { count: lessons.length, span: marked }),
    say('certificate.basis'),
  ]
}
