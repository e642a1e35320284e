import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { Visit } from '../visit.ts'
import type { EventOfVisit } from './event-of-visit.ts'

/** Takes the list of a webinar that has begun; its button leads to what the list says. */
export function attendanceForm(visit: Visit, { found, path }: EventOfVisit): Html | '' {
  const { say, now } = visit
  const start = found.kind === 'webinar' ? found.moments.start : undefined
  if (!start || start.at > now || found.cancelled) return ''
  return html`<details class="changing"><summary>${say('o.events.attendance')}</summary>
${visit.form({
  action: `${path}/attendance`,
  right: 'run',
  multipart: true,
  content: html`<div class="field"><label for="list">${say('o.events.list')}</label>
<p class="hint" id="list-hint">${say('o.events.listHint')}</p>
<input type="file" id="list" name="list" accept=".csv,.xlsx,text/csv" required aria-describedby="list-hint"></div>
${submit({ label: say('o.events.readList') })}`,
})}</details>
`
}
