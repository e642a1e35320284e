import { html } from 'hono/html'
import { calendarLinks } from '../../../documents/calendar-links.ts'
import type { Html } from '../../../html/html.ts'
import { sayIn } from '../../../language/say.ts'
import { eventPath } from './event-form.ts'
import type { MyEvent } from './my-event.ts'

/** The ways into a calendar, for those who have a place at a webinar that is to come. */
export function calendarSection({ course: { found }, view, place }: MyEvent): Html | '' {
  const { facts, moments } = view.state
  const { start, end } = moments
  if (facts.kind !== 'webinar' || view.phase !== 'coming' || found.standing !== 'registered') return ''
  if (!start || !end) return ''
  const say = sayIn(place.language)
  // Nothing of the reader is in these addresses: other companies keep them.
  const { google, outlook, office } = calendarLinks({
    title: facts.title,
    start: start.at,
    end: end.at,
    details: facts.host ?? '',
    location: facts.join ?? '',
  })
  const link = (name: string, href: string) => html`<li><a href="${href}" rel="noreferrer">${name}</a></li>\n`
  return html`<section><h2>${say('event.mine.calendar')}</h2>
<p class="actions"><a class="button quiet" href="${eventPath(place, found.event)}.ics">${say('event.mine.file')}</a></p>
<ul class="elsewhere">${link(say('event.mine.google'), google)}${link('Outlook.com', outlook)}${link('Microsoft 365', office)}</ul>
<p class="quiet">${say('event.mine.calendarWhy')}</p></section>`
}
