import type { Say } from '../../../language/say.ts'

const HOUR_MS = 60 * 60_000
const DAYS_FROM_HOURS = 48

/** « dans 14 heures », « dans 3 jours »: how far an instant to come is. */
export function inWords(at: Date, now: Date, say: Say): string {
  const hours = Math.floor((at.getTime() - now.getTime()) / HOUR_MS)
  if (hours < DAYS_FROM_HOURS) return say('o.today.inHours', { n: Math.max(0, hours) })
  return say('o.today.inDays', { n: Math.floor(hours / 24) })
}
