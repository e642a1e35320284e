import { html } from 'hono/html'
import { momentName } from '../../../documents/course-words.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import type { Moment } from '../../../domain/programme.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import type { Say } from '../../../language/say.ts'
import type { Visit } from '../visit.ts'
import { type SettableMoment, settableMoments } from './draft-texts.ts'
import type { DraftForm } from './filled-form.ts'

/** The dates of the events. An empty one is as the programme says, and moves along with day one. */
export function eventFields(form: DraftForm, visit: Visit): Html | '' {
  const { say } = visit
  const moments = settableMoments(form.programme)
  if (moments.length === 0) return ''
  const isSet = moments.some(({ field: name }) => form.texts[name] || form.messages[name])
  const byEvent = [...Map.groupBy(moments, ({ event }) => event)]
  return html`<details class="event-dates"${isSet ? html` open` : ''}>
<summary>${say('o.draft.events')}</summary>
<p class="hint">${say('o.draft.eventsHint')}</p>
${byEvent.map(
  ([event, all]) => html`<fieldset class="field">
<legend>${form.programme.events[event]?.title ?? event}</legend>
${all.map((one) => momentField(one, form, visit))}</fieldset>
`,
)}</details>
`
}

function momentField(
  { field: name, moment, written }: SettableMoment,
  { texts, messages }: DraftForm,
  { say, language }: Visit,
): Html {
  const [date = '', at = ''] = (texts[name] ?? '').split(' ')
  const label = capital(momentName(moment, language))
  const hint = writtenWords(written, language, say)
  const hour =
    written.at === undefined
      ? ''
      : field({
          name: `${name}.at`,
          label: say('o.draft.hourOf', { moment: label }),
          type: 'time',
          value: at,
        })
  return html`<div class="side-by-side">
${field({ name, label, type: 'date', value: date, hint, message: messages[name] })}${hour}</div>
`
}

function writtenWords(written: Moment, language: Language, say: Say): string {
  const when = 'day' in written ? say('course.day', { day: written.day }) : written.date
  const hour = written.at === undefined ? '' : `, ${hourWords(written.at, language)}`
  return say('o.draft.asWritten', { when: `${when}${hour}` })
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
