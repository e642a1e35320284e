import type { CalendarWarning } from '../domain/calendar-warning.ts'
import { hourWords } from '../domain/hour-words.ts'
import type { Language } from '../language/catalogues.ts'
import { type SayCode, sayIn } from '../language/say.ts'
import { fullDate } from './date-words.ts'

export type DateWarning = Exclude<CalendarWarning, { warned: 'to-fill-in' }>

const DATES = new Set(['date', 'first'])

/** Puts a warning into words; dates and hours are those of the cohort’s zone. */
export function dateWarningWords({ warned, ...facts }: DateWarning, language: Language): string {
  const say = sayIn(language) as SayCode<'o.draft.warned', 'warned', DateWarning>
  const values = Object.entries(facts).map(([name, fact]) => {
    if (DATES.has(name)) return [name, fullDate(fact, language)]
    return [name, name === 'at' ? hourWords(fact, language) : fact]
  })
  return say(`o.draft.warned.${warned}`, Object.fromEntries(values))
}
