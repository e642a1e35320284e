import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import type { CourseEvent } from '../../../documents/course-events.ts'
import { capital, momentLine } from '../../../documents/event-words.ts'
import { zoneWords } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { inLanguage } from './marks.ts'

type Events = {
  events: CourseEvent[]
  course: Course
  language: Language
  /** The year that goes without saying. */
  year: string | undefined
  zone: string
  /** Where people register for an event on a page of ours; there is none for most. */
  pageOf?: (event: string) => string | undefined
}

/** The events of a course with their dates and hours, as clocks in `zone` show them. */
export function eventList(list: Events): Html | '' {
  const { events, course, language, zone } = list
  if (events.length === 0) return ''
  const say = sayIn(language)
  const hasHours = events.some(({ moments }) => moments.some(({ hours }) => hours.length > 0))
  return html`<h3>${say('programme.events')}</h3>
<ul class="events">
${events.map(
  (event) => html`<li><strong>${inLanguage(event.title, course, language)}</strong>
${event.moments.map((moment) => html`<span>${momentLine(moment, event, list)}</span>\n`)}${way(event, list)}</li>
`,
)}</ul>
${hasHours ? html`<p class="quiet">${capital(zoneWords(zone, language))}</p>` : ''}
`
}

/** One way to an event: a place that is taken on another site is none with us, and no letter would tell of it. */
function way({ event, link }: CourseEvent, { course, language, pageOf }: Events): Html | '' {
  const page = pageOf?.(event)
  if (page) return html`<a href="${page}">${sayIn(language)('programme.register')}</a>`
  return link ? html`<a href="${link.url}">${inLanguage(link.title, course, language)}</a>` : ''
}
