const DAY_MS = 24 * 60 * 60_000

/** The list of what bounced lately, as Today counts it. */
export const LATELY = '/o/decisions/bounces?since=day'

/** From when on a bounce is told on Today. */
export function dayBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MS)
}
