import { html } from 'hono/html'
import type { Course } from '../../documents/course.ts'
import type { CourseEvent } from '../../documents/course-events.ts'
import { momentLine } from '../../documents/event-words.ts'
import type { Language } from '../../domain/moment-words.ts'
import { placeOf } from '../../domain/place.ts'
import type { Html } from '../page.ts'
import { inLanguage } from './marks.ts'
import { PROGRAMME_WORDS } from './programme-words.ts'

type Events = {
  events: CourseEvent[]
  course: Course
  language: Language
  /** The year that goes without saying. */
  year: string | undefined
  zone: string
}

/** The events of a course with their dates and hours, as clocks in `zone` show them. */
export function eventList({ events, course, language, year, zone }: Events): Html | '' {
  if (events.length === 0) return ''
  const words = PROGRAMME_WORDS[language]
  const hasHours = events.some(({ moments }) => moments.some(({ hours }) => hours.length > 0))
  return html`<h3>${words.events}</h3>
<ul class="events">
${events.map(
  (event) => html`<li><strong>${inLanguage(event.title, course, language)}</strong>
${event.moments.map((moment) => html`<span>${momentLine(moment, event, { language, year })}</span>\n`)}${
  event.link ? html`<a href="${event.link.url}">${inLanguage(event.link.title, course, language)}</a>` : ''
}</li>
`,
)}</ul>
${hasHours ? html`<p class="quiet">${words.eventsZone(placeOf(zone))}</p>` : ''}
`
}
