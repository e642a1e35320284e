import { html } from 'hono/html'
import { DateTime } from 'luxon'
import type { LetterMoment } from '../../../domain/moment-words.ts'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { Visit } from '../visit.ts'
import { type EventOfVisit, eventPath } from './event-of-visit.ts'
import { momentName } from './moment-of-event.ts'

type Movable = { of: Pick<EventOfVisit, 'cohort' | 'found'>; name: string; moment: LetterMoment }

/**
 * A date and an hour that show, as they change, what moving an event there does: the plan comes with the button that
 * makes the change. Without JavaScript its button leads to the plan.
 */
export function moveForm(visit: Visit, { of: { cohort, found }, name, moment }: Movable): Html {
  const { say, language } = visit
  const path = eventPath(cohort, found)
  const id = `${found.event}-${name}`
  const { date, at } = written(moment, cohort.zone)
  return html`<form method="get" action="${path}/plan" class="moving" hx-get="${path}/plan" hx-trigger="change delay:200ms" hx-target="#plan-of-${id}" hx-select="#plan">
<input type="hidden" name="wish" value="move"><input type="hidden" name="moment" value="${name}">
<div class="field"><label for="date-${id}">${say('o.events.moveTo', { moment: momentName(visit, name) })}</label>
<input id="date-${id}" type="date" name="date" value="${date}" required></div>
${
  moment.wholeDay
    ? ''
    : html`<div class="field"><label for="at-${id}">${say('o.events.at', { zone: placeOf(cohort.zone, language) })}</label>
<input id="at-${id}" type="time" name="at" value="${at}" required></div>`
}
${submit({ label: say('o.events.showPlan'), tone: 'quiet' })}</form>
<div id="plan-of-${id}" class="planned" aria-live="polite"></div>
`
}

function written({ at, date, wholeDay }: LetterMoment, zone: string): { date: string; at: string } {
  if (wholeDay) return { date, at: '' }
  const local = DateTime.fromJSDate(at, { zone })
  return { date: local.toFormat('yyyy-LL-dd'), at: local.toFormat('HH:mm') }
}
