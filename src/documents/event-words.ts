import type { IsoDate, WallTime } from '../domain/calendar-rule.ts'
import { hourWords } from '../domain/hour-words.ts'
import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import type { CourseEvent, EventMoment } from './course-events.ts'
import { momentName } from './course-words.ts'
import { dayAndMonth, fullDate } from './date-words.ts'

/** « Mise en ligne : jeudi 19 septembre, à 14 h 30 »; the year is told when it is not `year`. */
export function momentLine(
  moment: EventMoment,
  event: CourseEvent,
  { language, year }: { language: Language; year: string | undefined },
): string {
  const { when, hours } = moment
  const say = sayIn(language)
  const label = momentLabel(moment, event, language)
  const date =
    'date' in when
      ? dateInYear(when.date, year, language)
      : say('course.day', { day: when.day }).toLowerCase()
  const told = [date, hoursWords(hours, language)].filter((part) => part !== '').join(', ')
  return label === '' ? capital(told) : `${capital(label)}${say('course.colon')} ${told}`
}

/** What happens at a moment, in words; none where the event has no other. */
export function momentLabel(
  { names }: EventMoment,
  { kind, titles }: CourseEvent,
  language: Language,
): string {
  if (kind === 'webinar') return ''
  return new Intl.ListFormat(language).format(names.map((name) => momentName(name, language, titles)))
}

/** « jeudi 19 septembre », with the year when it is not `year`. */
function dateInYear(date: IsoDate, year: string | undefined, language: Language): string {
  return year !== undefined && date.startsWith(year) ? dayAndMonth(date, language) : fullDate(date, language)
}

/** « à 13 h », « de 13 h à 14 h 30 »; empty for a whole day. */
export function hoursWords(hours: WallTime[], language: Language): string {
  const [from, to] = hours.map((hour) => hourWords(hour, language))
  if (from === undefined) return ''
  const say = sayIn(language)
  return to === undefined ? say('hours.at', { hour: from }) : say('hours.span', { from, to })
}

/** Words as they begin a line. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
