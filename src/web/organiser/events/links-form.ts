import { html } from 'hono/html'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { Visit } from '../visit.ts'
import type { EventOfVisit } from './event-of-visit.ts'

/** The links of a webinar; its button leads to what a change of them does. */
export function linksForm({ say }: Visit, { found, path }: EventOfVisit): Html {
  const { facts } = found
  if (facts.kind !== 'webinar') return html``
  return html`<details class="changing"><summary>${say('o.events.links')}</summary>
<form method="get" action="${path}/plan">
<input type="hidden" name="wish" value="links">
${field({ name: 'join', type: 'url', label: say('o.events.join'), value: facts.join })}
${field({ name: 'replay', type: 'url', label: say('o.events.replay'), value: facts.replay })}
${submit({ label: say('o.events.showPlan'), tone: 'quiet' })}</form>
</details>
`
}
