import type { Forecast, OverCeiling } from '../../actions/letters/forecast.ts'

/** When the last letter of what leaves next leaves, and what a warm-up has no room for. */
export function forecastLines({
  forecast,
  over,
}: {
  forecast: Forecast | undefined
  over: readonly OverCeiling[]
}): string[] {
  return [...(forecast?.family === undefined ? [] : [lastLine(forecast)]), ...over.map(overLine)]
}

function lastLine({ last, family, tooLate }: Forecast): string {
  if (tooLate > 0)
    return `${tooLate} of the next letter would not leave in time: ${family} takes so many at a time (MAIL_LIMITS)`
  return `the last of the next letter leaves at ${last.toISOString()}: ${family} takes so many at a time`
}

function overLine({ day, domain, letters, ceiling, roomFrom }: OverCeiling): string {
  return (
    `on ${day}, ${letters} letters are to leave from ${domain}, and its warm-up has room for ${ceiling}: ` +
    `have fewer people begin, or begin from ${roomFrom} on`
  )
}
