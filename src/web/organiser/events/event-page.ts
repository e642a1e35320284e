import { html } from 'hono/html'
import { movable } from '../../../domain/moved-event.ts'
import type { Html } from '../../../html/html.ts'
import { countEvents } from '../../../store/figures.ts'
import { cohortHead } from '../cohort/cohort-head.ts'
import type { Visit } from '../visit.ts'
import { attendanceForm } from './attendance-form.ts'
import { eventFacts } from './event-facts.ts'
import { type EventOfVisit, eventOfVisit } from './event-of-visit.ts'
import { eventStatus, isChangeable } from './event-status.ts'
import { linksForm } from './links-form.ts'
import { moveForm } from './move-form.ts'
import { registrations } from './registrations.ts'

/** `/o/cohorts/<slug>/events/<event>`: one event, who takes part in it, and what can be changed. */
export async function eventPage(visit: Visit): Promise<Response> {
  const of = await eventOfVisit(visit)
  if (!of) return visit.notFound()
  const { cohort, found } = of
  const counts = (await countEvents(visit.parts.db, cohort.id)).find(({ event }) => event === found.event)
  return visit.page({
    title: `${found.title} – ${cohort.name}`,
    room: 'cohorts',
    body: html`${cohortHead(cohort, 'events', visit)}
<h2>${found.title}</h2>
<p>${eventStatus(visit, found)}</p>
${eventFacts(visit, { cohort, found, counts })}
${visit.may('run') ? changes(visit, of) : ''}
${found.kind === 'release' ? '' : await registrations(visit, of, counts)}`,
  })
}

function changes(visit: Visit, of: EventOfVisit): Html {
  const { say, now } = visit
  const { cohort, found, path } = of
  const canChange = isChangeable(found, { cohort, now })
  const moves = canChange
    ? movable({ event: found.facts, state: found }).map(([name, moment]) =>
        moveForm(visit, { of, name, moment }),
      )
    : []
  return html`${moves}${found.kind === 'webinar' && !found.cancelled ? linksForm(visit, of) : ''}${attendanceForm(visit, of)}${
    canChange
      ? html`<p class="actions"><a class="button danger" href="${path}/plan?wish=cancel">${say('o.events.cancel')}</a></p>`
      : ''
  }`
}
