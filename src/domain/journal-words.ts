import type { Language } from '../language/catalogues.ts'
import { fullDateOf } from '../language/dates.ts'
import { type SayCode, sayIn } from '../language/say.ts'
import { kindsWords } from './alert-words.ts'
import type { Deed } from './journal-entry.ts'

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
    case 'list-exported':
      return { ...deed, list: say(`export.${deed.list}`), format: deed.format.toUpperCase() }
    case 'letters-decided':
      return { ...deed, state: say(`waiting.${deed.state}`), decision: say(`decision.${deed.decision}`) }
    case 'alerts-chosen':
      return { kinds: kindsWords(deed.kinds, language) }
    case 'webhook-changed':
      return { host: deed.host ?? say('alert.none') }
    case 'person-paused':
      return { until: deed.until === 'open' ? 'open' : fullDateOf(new Date(deed.until), language) }
    default:
      return { ...deed }
  }
}
