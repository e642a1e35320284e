import { html } from 'hono/html'
import type { LastLine } from '../../../actions/letters/last-lines.ts'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { dayAndHour } from '../moments.ts'
import { outcomeTerms } from '../outcome-terms.ts'
import { sharedZone, zonedCaption } from '../shared-zone.ts'
import type { Visit } from '../visit.ts'
import { letterHead } from './letter-head.ts'
import type { Today } from './read-today.ts'

/** What left last, each line adding up. */
export function lastTable(visit: Visit, { last: rows, courses }: Today): Html {
  const { say, now, language } = visit
  if (rows.length === 0) return html`<p class="quiet">${say('o.today.noLast')}</p>`
  const known = sharedZone(rows)
  return table<LastLine>({
    caption: zonedCaption(say('o.today.last'), known, visit),
    kind: 'letters-of-today',
    rows,
    columns: [
      {
        ...{ name: say('o.today.letter'), kind: 'head' },
        cell: (row) => letterHead(visit, { ...row.line, ...row }, courses),
      },
      {
        name: say('o.today.when'),
        cell: ({ dueAt, zone }) =>
          html`<span class="quiet">${dayAndHour(dueAt, { now, zone, language })}${zone === known ? '' : ` ${placeOf(zone, language)}`}</span>`,
      },
      {
        name: say('o.today.people'),
        cell: ({ line, cohort }) => outcomeTerms(line, `/o/cohorts/${cohort}`, visit),
      },
    ],
  })
}
