import { html } from 'hono/html'
import { zoneWords } from '../../domain/place.ts'
import type { Html } from '../../html/html.ts'
import type { Visit } from './visit.ts'

/** The zone of every row of a table, which is then said once; undefined where they differ. */
export function sharedZone(rows: readonly { zone: string }[]): string | undefined {
  const zones = new Set(rows.map(({ zone }) => zone))
  return zones.size === 1 ? rows[0]?.zone : undefined
}

/** The caption of a table whose instants are of one zone, with that zone. */
export function zonedCaption(title: string, zone: string | undefined, { language }: Visit): Html {
  return html`${title}${zone === undefined ? '' : html` <span class="quiet">${zoneWords(zone, language)}</span>`}`
}
