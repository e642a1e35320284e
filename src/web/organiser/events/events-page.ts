import { html } from 'hono/html'
import type { CohortEvent } from '../../../actions/events/events-of-cohort.ts'
import { movable } from '../../../domain/moved-event.ts'
import type { Html } from '../../../html/html.ts'
import { countEvents, type EventFigures } from '../../../store/figures.ts'
import { cohortHead } from '../cohort/cohort-head.ts'
import type { Visit } from '../visit.ts'
import { eventFacts } from './event-facts.ts'
import { type CohortOfVisit, cohortOfVisit, eventPath } from './event-of-visit.ts'
import { eventStatus, isChangeable } from './event-status.ts'
import { moveForm } from './move-form.ts'

/** `/o/cohorts/<slug>/events`: the events of a cohort as they stand. A webinar is moved from here. */
export async function eventsPage(visit: Visit): Promise<Response> {
  const of = await cohortOfVisit(visit)
  if (!of) return visit.notFound()
  const { say, parts } = visit
  const counts = await countEvents(parts.db, of.cohort.id)
  const own = (event: CohortEvent) => counts.find((count) => count.event === event.event)
  return visit.page({
    title: `${of.cohort.name} – ${say('o.events.title')}`,
    room: 'cohorts',
    body: html`${cohortHead(of.cohort, 'events', visit)}
${of.events.length === 0 ? html`<p class="notice">${say('o.events.none')}</p>` : ''}
${of.events.toSorted(byDate).map((found) => section(visit, { of, found, counts: own(found) }))}`,
  })
}

/** By their last dates: what is over comes first, and stays where it was. */
function byDate(a: CohortEvent, b: CohortEvent): number {
  const [first, second] = [a, b].map(({ moments }) =>
    Math.max(...Object.values(moments).map(({ at }) => +at)),
  )
  return (first ?? 0) - (second ?? 0)
}

type Shown = { of: CohortOfVisit; found: CohortEvent; counts: EventFigures | undefined }

function section(visit: Visit, { of, found, counts }: Shown): Html {
  const path = eventPath(of.cohort, found)
  return html`<section class="event-of-cohort" aria-labelledby="title-${found.event}">
<h2 id="title-${found.event}"><a href="${path}">${found.title}</a></h2>
<p>${eventStatus(visit, found)}</p>
${eventFacts(visit, { cohort: of.cohort, found, counts })}
${moving(visit, { of, found })}
</section>
`
}

/** What has one date is moved here, and what has several on its own page. */
function moving(visit: Visit, { of, found }: Pick<Shown, 'of' | 'found'>): Html {
  const path = eventPath(of.cohort, found)
  if (!visit.may('run') || !isChangeable(found, { cohort: of.cohort, now: visit.now })) return html``
  const dates = movable({ event: found.facts, state: found })
  const [only] = dates
  if (only === undefined || dates.length > 1)
    return html`<p class="actions"><a class="button quiet" href="${path}">${visit.say('o.events.change')}</a></p>`
  const [name, moment] = only
  return moveForm(visit, { of: { cohort: of.cohort, found }, name, moment })
}
