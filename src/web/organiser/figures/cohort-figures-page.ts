import { html } from 'hono/html'
import { eventsOfCohort } from '../../../actions/events/events-of-cohort.ts'
import { findCohort } from '../../../store/cohorts.ts'
import { countBounces, countEvents, countFigures, countLeftByDay } from '../../../store/figures.ts'
import { countReasons } from '../../../store/reasons.ts'
import { cohortHead } from '../cohort/cohort-head.ts'
import type { Visit } from '../visit.ts'
import { bouncesTable } from './bounces-table.ts'
import { eventsTable } from './events-table.ts'
import { leftChart } from './left-chart.ts'
import { mainFigures } from './main-figures.ts'
import { reasonsTable } from './reasons-table.ts'

const DOMAINS = 15

/** `/o/cohorts/<slug>/figures`: what is known of a cohort in numbers, each of which leads to its people. */
export async function cohortFiguresPage(visit: Visit): Promise<Response> {
  const { c, parts, say } = visit
  const { db } = parts
  const cohort = await findCohort(db, c.req.param('slug') ?? '')
  const [figures] = cohort ? await countFigures(db, [cohort.id]) : []
  if (!cohort || !figures) return visit.notFound()
  const { events } = await eventsOfCohort(db, cohort.slug)
  const [left, bounces, counts, reasons] = await Promise.all([
    countLeftByDay(db, cohort.id),
    countBounces(db, cohort.id, DOMAINS),
    countEvents(db, cohort.id),
    countReasons(db, { cohortId: cohort.id }),
  ])
  return visit.page({
    title: `${cohort.name} – ${say('o.figures.title')}`,
    room: 'cohorts',
    body: html`${cohortHead(cohort, 'figures', visit)}
${mainFigures(visit, { cohort, figures })}
${leftChart(visit, left)}
${reasonsTable(visit, { cohort, reasons })}
${bouncesTable(visit, { cohort, bounces })}
${eventsTable(visit, { cohort, events, counts })}
<p class="quiet">${say('o.figures.known')}</p>`,
  })
}
