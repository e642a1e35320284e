import { html } from 'hono/html'
import type { Forecast, OverCeiling } from '../../../actions/letters/forecast.ts'
import type { Html } from '../../../html/html.ts'
import { dayWords, momentWords } from '../../moment.ts'
import type { CohortVisit } from './with-cohort.ts'

/** When the last letter of what leaves next leaves, who would not have it in time, and where a warm-up has no room. */
export function forecastWords(
  visit: CohortVisit,
  { forecast, over, zone }: { forecast: Forecast | undefined; over: readonly OverCeiling[]; zone: string },
): Html {
  return html`${forecast ? lastWords(visit, forecast, zone) : ''}${over.map((day) => overWords(visit, day))}`
}

function lastWords(
  { say, now, language }: CohortVisit,
  { last, family, tooLate }: Forecast,
  zone: string,
): Html | '' {
  if (family === undefined) return ''
  const moment = momentWords(last, { now, zone, language })
  if (tooLate > 0) return html`<p class="note">${say('o.cohort.tooLate', { letters: tooLate, family })}</p>`
  return html`<p class="quiet">${say('o.cohort.lastLeaves', { moment, family })}</p>`
}

function overWords(
  { say, now, language }: CohortVisit,
  { day, domain, letters, ceiling, roomFrom }: OverCeiling,
): Html {
  const words = (date: string) => dayWords(date, { now, zone: 'UTC', language })
  return html`<p class="note">${say('o.cohort.overCeiling', { domain, letters, ceiling, day: words(day), roomFrom: words(roomFrom) })}</p>`
}
