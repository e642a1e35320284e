import { sayIn } from '../language/say.ts'
import type { LetterMoment, Reader } from './moment-words.ts'
import { daysBetween, shownAt, startOfToday } from './reader-clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * « dans 3 jours », « demain », « dans 2 heures », « dans 20 minutes »; afterwards « il y a 3 jours », « hier ». From
 * another date on the reader's calendar in days, on the same one in hours or minutes, rounded down: there is never
 * less time than it says. A whole day has no hours: on its date it is « aujourd’hui ».
 */
export function countdown(moment: LetterMoment, { now, zone, language }: Reader): string {
  const say = sayIn(language)
  const days = daysBetween(startOfToday(now, zone), shownAt(moment, zone))
  const left = moment.at.getTime() - now.getTime()
  // Clocks that go back over midnight show a date after the one that comes: such a moment is told in hours.
  const isOnAnotherDate = days !== 0 && (moment.wholeDay || days > 0 === left > 0)
  if (isOnAnotherDate) return say(`time.${days > 0 ? 'ahead' : 'ago'}.day`, { count: Math.abs(days) })
  if (moment.wholeDay) return say('time.today')
  const gap = Math.abs(left)
  if (gap < MINUTE) return say(left > 0 ? 'time.soon' : 'time.justNow')
  const [count, unit] = gap < HOUR ? [gap / MINUTE, 'minute' as const] : [gap / HOUR, 'hour' as const]
  return say(`time.${left > 0 ? 'ahead' : 'ago'}.${unit}`, { count: Math.floor(count) })
}
