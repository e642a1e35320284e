import { html } from 'hono/html'
import type { EventState } from '../../../domain/event-changes.ts'
import type { Html } from '../../../html/html.ts'
import type { Visit } from '../visit.ts'
import type { EventOfVisit } from './event-of-visit.ts'
import { momentName, momentOfEvent } from './moment-of-event.ts'

/** The dates of other events of the cohort that are on a day on which this one would be. */
export function collisions(visit: Visit, { of, after }: { of: EventOfVisit; after: EventState }): Html {
  const days = new Set(Object.values(after.moments).map(({ date }) => date))
  const lines = of.events
    .filter(({ event, cancelled }) => event !== of.found.event && !cancelled)
    .flatMap(({ title, moments }) =>
      Object.entries(moments)
        .filter(([, { date }]) => days.has(date))
        .map(([name, moment]) => {
          const when = momentOfEvent(visit, moment, of.cohort.zone)
          return visit.say('o.events.sameDay', { event: title, moment: momentName(visit, name), when })
        }),
    )
  return html`${lines.map((line) => html`<li>${line}</li>\n`)}`
}
