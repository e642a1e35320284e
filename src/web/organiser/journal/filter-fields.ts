import { html } from 'hono/html'
import { ABOUT, type About } from '../../../domain/journal-about.ts'
import { choice } from '../../../html/choice.ts'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { Visit } from '../visit.ts'

type Filters = { visit: Visit; typed: Typed; authors: readonly string[]; messages: FieldMessages }

/** The form above the journal. It asks and changes nothing, so that its address can be kept or sent. */
export function filterFields({ visit, typed, authors, messages }: Filters): Html {
  const { say, language } = visit
  const everybody = { value: '', label: say('o.journal.everybody') }
  const everything = { value: '', label: say('o.journal.everything') }
  const people = authors.map((author) => ({ value: author, label: author }))
  const about = (Object.keys(ABOUT) as About[]).map((value) => ({
    value,
    label: say(`journal.about.${value}`),
  }))
  const cohort = typed('cohort')
  return html`${errorSummary(messages, language)}<form method="get" action="/o/journal" class="filters">
${choice({ name: 'author', label: say('o.journal.who'), options: [everybody, ...people], value: typed('author') })}
${choice({ name: 'about', label: say('o.journal.about'), options: [everything, ...about], value: typed('about') })}
${field({ name: 'person', label: say('o.journal.person'), value: typed('person'), message: messages.person })}
${field({ name: 'from', type: 'date', label: say('o.journal.from'), value: typed('from'), message: messages.from })}
${field({ name: 'until', type: 'date', label: say('o.journal.until'), value: typed('until'), message: messages.until })}
${cohort === '' ? '' : html`<input type="hidden" name="cohort" value="${cohort}">`}
${submit({ label: say('o.journal.filter'), tone: 'quiet' }, html`<a href="/o/journal">${say('o.journal.all')}</a>`)}</form>
`
}
