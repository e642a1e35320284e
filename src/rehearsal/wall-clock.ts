const HOUR = 3_600_000
/** In hours. Zones are at most 14 hours from UTC, and no zone changes its clocks twice within days. */
const AROUND = [-26, -20, -14, -8, -2, 4, 10, 16, 22, 28]

/**
 * The instant that a wall-clock time in a zone means: the first at which clocks there show it. A time that they skip
 * moves forward by as much (RFC 5545 §3.3.5). Letters follow the same rule, but compute it differently; this function
 * uses what the clocks of Intl show, so that a bug in one is found by the other. `date` is an ISO date, `at` is
 * `HH:MM`.
 */
export function firstShown(date: string, at: string, zone: string): Date {
  const wall = Date.parse(`${date}T${at}:00Z`)
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const shown = (instant: number) => Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`)
  const ahead = AROUND.map((hours) => shown(wall + hours * HOUR) - (wall + hours * HOUR))
  const candidates = ahead.map((offset) => wall - offset)
  const right = candidates.filter((instant) => shown(instant) === wall)
  return new Date(right.length > 0 ? Math.min(...right) : (candidates[0] ?? wall))
}
