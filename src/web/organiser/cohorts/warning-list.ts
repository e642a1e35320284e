import { html } from 'hono/html'
import { dateWarningWords } from '../../../documents/date-warning-words.ts'
import type { CalendarWarning } from '../../../domain/calendar-warning.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { toFillInList } from './to-fill-in-list.ts'

/** What is doubtful in the dates of a cohort, or that nothing is. */
export function warningList(warnings: readonly CalendarWarning[], language: Language): Html {
  if (warnings.length === 0)
    return html`<p class="state good">${sayIn(language)('o.draft.nothingDoubtful')}</p>`
  return html`<ul class="doubts">
${warnings.map((warning) => html`<li>${item(warning, language)}</li>\n`)}</ul>
`
}

function item(warning: CalendarWarning, language: Language): Html {
  return warning.warned === 'to-fill-in'
    ? toFillInList(warning.keys, language)
    : html`<span class="state partial">${dateWarningWords(warning, language)}</span>`
}
