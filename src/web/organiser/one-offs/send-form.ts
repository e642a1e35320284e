import { html } from 'hono/html'
import { z } from 'zod'
import { isoDate, wallTime } from '../../../domain/calendar-rule.ts'
import { addDays, localDate } from '../../../domain/local-time.ts'
import { choice } from '../../../html/choice.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import { form, messagesOf, type Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { wrongWords } from '../cohorts/draft-fields.ts'
import type { OneOffVisit } from './one-off-visit.ts'

const SEND_FORM = form(z.object({ when: z.enum(['now', 'later']), date: isoDate, at: wallTime }), {
  fields: { when: ['wrong'], date: ['wrong'], at: ['wrong'] },
})

/** What stands in the fields: a date and an hour are there also for a letter that leaves now. */
export type SendTexts = { when: string; date: string; at: string }

/** Now, or tomorrow at the hour of the lessons. */
export function usualTexts({ now, cohort }: OneOffVisit): SendTexts {
  return { when: 'now', date: addDays(localDate(now, cohort.zone), 1), at: cohort.at }
}

export function typedTexts(typed: Typed): SendTexts {
  return { when: typed('when'), date: typed('date').trim(), at: typed('at').trim() }
}

type ReadSend = { ok: true; leavesAt: string | null } | { ok: false; messages: FieldMessages }

/** When it is to leave, or what is wrong with the fields. */
export function readSend(texts: SendTexts, { language }: OneOffVisit): ReadSend {
  const read = SEND_FORM.read((name) => texts[name as keyof SendTexts] ?? '')
  if (read.ok) {
    const { when, date, at } = read.value
    return { ok: true, leavesAt: when === 'now' ? null : `${date}T${at}` }
  }
  const said = {
    when: () => wrongWords('at', language),
    date: () => wrongWords('dayOne', language),
    at: () => wrongWords('at', language),
  }
  return { ok: false, messages: messagesOf(read.faults, said) }
}

/** What is chosen shows its plan as it changes; without a script its button shows it. */
export function sendForm(texts: SendTexts, messages: FieldMessages, { say, path }: OneOffVisit): Html {
  const whens = (['now', 'later'] as const).map((value) => ({ value, label: say(`o.oneOff.when.${value}`) }))
  return html`<form method="get" action="${path}/send" hx-get="${path}/send" hx-trigger="change delay:200ms" hx-target="#plan" hx-select="#plan" hx-swap="outerHTML">
${choice({ name: 'when', legend: say('o.oneOff.when'), options: whens, value: texts.when })}<div class="side-by-side">
${field({ name: 'date', type: 'date', label: say('o.oneOff.date'), value: texts.date, message: messages.date, required: true })}${field({ name: 'at', type: 'time', label: say('o.draft.at'), value: texts.at, message: messages.at, required: true })}</div>
${submit({ label: say('o.oneOff.show'), tone: 'quiet' })}</form>
`
}
