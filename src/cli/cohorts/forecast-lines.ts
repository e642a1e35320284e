import type { Forecast, OverCeiling } from '../../actions/letters/forecast.ts'
import { instantIn } from '../events/moments.ts'

type Ahead = { forecast: Forecast | undefined; over: readonly OverCeiling[] }

/** When the last letter of what leaves next leaves, in `zone`, and what a warm-up has no room for. */
export function forecastLines({ forecast, over }: Ahead, zone: string): string[] {
  return [...(forecast?.family === undefined ? [] : [lastLine(forecast, zone)]), ...over.map(overLine)]
}

function lastLine({ last, family, tooLate }: Forecast, zone: string): string {
  if (tooLate > 0)
    return `${tooLate} of the next letter would not leave in time: ${family} takes so many at a time (MAIL_LIMITS)`
  return `the last of the next letter leaves on ${instantIn(last, zone)} (${zone}): ${family} takes so many at a time`
}

function overLine({ day, domain, letters, ceiling, roomFrom }: OverCeiling): string {
  return (
    `on ${day}, ${letters} letters are to leave from ${domain}, and its warm-up has room for ${ceiling}: ` +
    `have fewer people begin, or begin from ${roomFrom} on`
  )
}
