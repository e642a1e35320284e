import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import type { BouncesOfDomain } from '../../../store/figures.ts'
import type { Visit } from '../visit.ts'

/** The domains that refused letters for good. */
export function bouncesTable(
  { say, language }: Visit,
  { cohort, bounces }: { cohort: { slug: string }; bounces: readonly BouncesOfDomain[] },
): Html {
  if (bounces.length === 0) return html``
  const list = `/o/cohorts/${cohort.slug}/people?outcome=bounced`
  return html`${table<BouncesOfDomain>({
    caption: say('o.figures.bouncesByDomain'),
    columns: [
      { name: say('o.figures.domain'), kind: 'head', cell: ({ domain }) => domain },
      {
        name: say('o.figures.people'),
        kind: 'number',
        cell: ({ domain, people }) =>
          html`<a href="${list}&${new URLSearchParams({ q: `@${domain}` }).toString()}">${people.toLocaleString(language)}</a>`,
      },
    ],
    rows: bounces,
  })}
<p><a href="${list}">${say('o.figures.whoBounced')}</a></p>`
}
