import type { Language } from '../language/catalogues.ts'
import { fullDateOf } from '../language/dates.ts'
import { type SayCode, sayIn } from '../language/say.ts'
import { changeWords } from './field-words.ts'
import { hourWords } from './hour-words.ts'
import type { CohortScheduled, Deed } from './journal-entry.ts'

/** Says what was done, in a sentence without its author. Nothing is escaped: it is text. */
export function deedWords(deed: Deed, language: Language): string {
  const say = sayIn(language) as SayCode<'journal', 'act', Deed>
  return say(`journal.${deed.act}`, valuesOf(deed, language))
}

function valuesOf(deed: Deed, language: Language): Record<string, string | number> {
  const say = sayIn(language)
  switch (deed.act) {
    case 'organiser-invited':
    case 'organiser-joined':
      return { organiser: deed.organiser, role: say(`role.${deed.role}`) }
    case 'organiser-changed':
      return { ...deed, before: say(`role.${deed.before}`), after: say(`role.${deed.after}`) }
    case 'cohort-changed':
      return { cohort: deed.cohort, changes: changeWords(deed.changes, language) }
    case 'cohort-scheduled':
      return scheduledValues(deed, language)
    default:
      return { ...deed }
  }
}

function scheduledValues({ cohort, dayOne, at, zone, people }: CohortScheduled, language: Language) {
  const date = fullDateOf(new Date(`${dayOne}T00:00Z`), language)
  return { cohort, dayOne: date, at: hourWords(at, language), zone, people }
}
