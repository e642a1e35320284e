import { html } from 'hono/html'
import { zoneWords } from '../../../domain/place.ts'
import { table } from '../../../html/table.ts'
import { findCohort } from '../../../store/cohorts.ts'
import { type Graduate, listGraduates } from '../../../store/completions.ts'
import { addressLink } from '../address-link.ts'
import { cohortHead } from '../cohort/cohort-head.ts'
import { keyPages, pageOf, readKey } from '../key-pages.ts'
import { shortMoment } from '../short-moment.ts'
import type { Visit } from '../visit.ts'

const PEOPLE = 100

/** `/o/cohorts/<slug>/figures/certificates`: who marked every lesson, and so has a certificate. */
export async function graduatesPage(visit: Visit): Promise<Response> {
  const { c, parts, say, language } = visit
  const cohort = await findCohort(parts.db, c.req.param('slug') ?? '')
  if (!cohort) return visit.notFound()
  const found = await listGraduates(parts.db, cohort.id, { below: readKey(c), most: PEOPLE + 1 })
  const { rows, next } = pageOf(found, {
    most: PEOPLE,
    keyOf: ({ completedAt, enrolmentId }) => ({ at: completedAt, id: enrolmentId }),
  })
  const { zone } = cohort
  const list = table<Graduate>({
    caption: say('o.figures.completed'),
    note: zoneWords(zone, language),
    columns: [
      {
        ...{ name: say('o.figures.address'), kind: 'head' },
        cell: (row) => addressLink(row, visit),
      },
      { name: say('o.figures.firstName'), cell: ({ firstName }) => firstName ?? '' },
      {
        name: say('o.figures.since'),
        cell: ({ completedAt }) => shortMoment(completedAt, { zone, language }),
      },
    ],
    rows,
  })
  return visit.page({
    title: `${cohort.name} – ${say('o.figures.completed')}`,
    room: 'cohorts',
    body: html`${cohortHead(cohort, 'figures', visit)}
<p>${say('o.figures.completedMeans')}</p>
${rows.length === 0 ? html`<p class="notice">${say('o.figures.noneCompleted')}</p>` : list}
${keyPages(c, { next, say })}`,
  })
}
