import { html } from 'hono/html'
import type { CohortEvent } from '../../../actions/events/events-of-cohort.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import type { EventFigures } from '../../../store/figures.ts'
import type { Visit } from '../visit.ts'

type Counted = {
  cohort: { slug: string }
  events: readonly CohortEvent[]
  counts: readonly EventFigures[]
}

/** Who registered for the events of a cohort, and who was there; nobody registers for a release. */
export function eventsTable({ say, language }: Visit, { cohort, events, counts }: Counted): Html {
  const rows = events.flatMap(({ event, kind, title }) => {
    const own = counts.find((count) => count.event === event)
    return kind === 'release' || !own ? [] : [{ title, ...own }]
  })
  if (rows.length === 0) return html``
  const number = (value: number) => value.toLocaleString(language)
  const link = (event: string, state: string, value: number) =>
    value === 0
      ? number(value)
      : html`<a href="/o/cohorts/${cohort.slug}/events/${event}?state=${state}">${number(value)}</a>`
  return table({
    caption: say('o.events.title'),
    columns: [
      {
        ...{ name: say('o.events.event'), kind: 'head' },
        cell: ({ event, title }) => html`<a href="/o/cohorts/${cohort.slug}/events/${event}">${title}</a>`,
      },
      ...(['registered', 'waiting', 'attended', 'absent'] as const).map((state) => ({
        ...{ name: say(`o.events.state.${state}`), kind: 'number' as const },
        cell: (row: (typeof rows)[number]) => link(row.event, state, row[state]),
      })),
    ],
    rows,
  })
}
