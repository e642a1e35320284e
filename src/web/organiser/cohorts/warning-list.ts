import { html } from 'hono/html'
import { fullDate } from '../../../documents/date-words.ts'
import type { CalendarWarning } from '../../../domain/calendar-warning.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { type SayCode, sayIn } from '../../../language/say.ts'
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
    : html`<span class="state partial">${warningWords(warning, language)}</span>`
}

type DateWarning = Exclude<CalendarWarning, { warned: 'to-fill-in' }>

const DATES = new Set(['date', 'first'])

/** Puts a warning into words; dates and hours are those of the cohort’s zone. */
function warningWords({ warned, ...facts }: DateWarning, language: Language): string {
  const say = sayIn(language) as SayCode<'o.draft.warned', 'warned', DateWarning>
  const values = Object.entries(facts).map(([name, fact]) => {
    if (DATES.has(name)) return [name, fullDate(fact, language)]
    return [name, name === 'at' ? hourWords(fact, language) : fact]
  })
  return say(`o.draft.warned.${warned}`, Object.fromEntries(values))
}
