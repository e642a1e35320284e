import type { Language, LetterMoment, Reader } from './moment-words.ts'
import { daysBetween, shownAt, startOfToday } from './reader-clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Unit = 'day' | 'hour' | 'minute'

const WORDS = {
  fr: {
    today: 'aujourd’hui',
    ahead: (count: number, unit: Unit) =>
      count === 1 && unit === 'day' ? 'demain' : `dans ${french(count, unit)}`,
    ago: (count: number, unit: Unit) =>
      count === 1 && unit === 'day' ? 'hier' : `il y a ${french(count, unit)}`,
    soon: 'dans moins d’une minute',
    justNow: 'à l’instant',
  },
  en: {
    today: 'today',
    ahead: (count: number, unit: Unit) =>
      count === 1 && unit === 'day' ? 'tomorrow' : `in ${english(count, unit)}`,
    ago: (count: number, unit: Unit) =>
      count === 1 && unit === 'day' ? 'yesterday' : `${english(count, unit)} ago`,
    soon: 'in less than a minute',
    justNow: 'just now',
  },
} as const satisfies Record<Language, unknown>

/**
 * « dans 3 jours », « demain », « dans 2 heures », « dans 20 minutes »; afterwards « il y a 3 jours », « hier ». From
 * another date on the reader's calendar in days, on the same one in hours or minutes, rounded down: there is never
 * less time than it says. A whole day has no hours: on its date it is « aujourd’hui ».
 */
export function countdown(moment: LetterMoment, { now, zone, language }: Reader): string {
  const words = WORDS[language]
  const days = daysBetween(startOfToday(now, zone), shownAt(moment, zone))
  const left = moment.at.getTime() - now.getTime()
  // Clocks that go back over midnight show a date after the one that comes: such a moment is told in hours.
  const isOnAnotherDate = days !== 0 && (moment.wholeDay || days > 0 === left > 0)
  if (isOnAnotherDate) return days > 0 ? words.ahead(days, 'day') : words.ago(-days, 'day')
  if (moment.wholeDay) return words.today
  const gap = Math.abs(left)
  if (gap < MINUTE) return left > 0 ? words.soon : words.justNow
  const [count, unit] = gap < HOUR ? [gap / MINUTE, 'minute' as const] : [gap / HOUR, 'hour' as const]
  return left > 0 ? words.ahead(Math.floor(count), unit) : words.ago(Math.floor(count), unit)
}

function french(count: number, unit: Unit): string {
  const [one, word] = ({ day: ['un', 'jour'], hour: ['une', 'heure'], minute: ['une', 'minute'] } as const)[
    unit
  ]
  return count === 1 ? `${one} ${word}` : `${count}\u00A0${word}s`
}

function english(count: number, unit: Unit): string {
  if (count === 1) return unit === 'hour' ? 'an hour' : `a ${unit}`
  return `${count}\u00A0${unit}s`
}
