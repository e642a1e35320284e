import { DateTime } from 'luxon'

/**
 * Letters a day while providers get to know a sending domain: the schedule that KumoMTA comes with for letters that
 * people asked for (policy-extras/warmup.toml, “transactional”). After it there is no ceiling.
 */
const CEILINGS = [
  ...[100, 250, 500, 1_000, 2_000, 4_000, 8_000, 12_000, 18_000, 25_000, 35_000],
  ...[45_000, 60_000, 80_000, 100_000, 125_000, 150_000, 175_000, 200_000, 250_000, 300_000],
]

/** Days of the plan. */
export const WARM_UP_DAYS = CEILINGS.length

/** The most letters on a day of a warm-up that begins `from` (ISO dates); undefined where there is no ceiling. */
export function ceilingOn(from: string, day: string): number | undefined {
  return CEILINGS[Math.max(0, daysBetween(from, day))]
}

/** The first day of the plan that has room for so many letters. */
export function firstDayFor(from: string, letters: number): string {
  const index = CEILINGS.findIndex((ceiling) => ceiling >= letters)
  const days = index < 0 ? WARM_UP_DAYS : index
  return DateTime.fromISO(from).plus({ days }).toISODate() ?? from
}

function daysBetween(from: string, day: string): number {
  return Math.round(DateTime.fromISO(day).diff(DateTime.fromISO(from), 'days').days)
}
