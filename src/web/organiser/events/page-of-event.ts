import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { cohortHead } from '../cohort/cohort-head.ts'
import type { Visit } from '../visit.ts'
import type { EventOfVisit } from './event-of-visit.ts'

/** What is shown about one event of a cohort before it is done, with the way back to the event. */
export function pageOfEvent(
  visit: Visit,
  { cohort, found, path }: EventOfVisit,
  { status, content }: { status: 200 | 409 | 422; content: Html },
): Promise<Response> {
  return visit.page({
    title: `${found.title} – ${cohort.name}`,
    room: 'cohorts',
    status,
    body: html`${cohortHead(cohort, 'events', visit)}
<h2>${found.title}</h2>
${content}
<p><a href="${path}">${visit.say('o.events.back')}</a></p>`,
  })
}
