import type { Say } from '../../language/say.ts'

const UNITS = [
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
] as const

/** « il y a 3 heures », « dans 6 jours »: how far an instant is, in whole units and in no zone. */
export function elapsedWords(at: Date, { now, say }: { now: Date; say: Say }): string {
  const gap = at.getTime() - now.getTime()
  const [unit, length] = UNITS.find(([, ms]) => Math.abs(gap) >= ms) ?? []
  if (unit === undefined) return say(gap > 0 ? 'time.soon' : 'time.justNow')
  return say(`time.${gap > 0 ? 'ahead' : 'ago'}.${unit}`, { count: Math.floor(Math.abs(gap) / length) })
}
