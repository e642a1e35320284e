import type { Language } from '../language/catalogues.ts'
import type { WallTime } from './calendar-rule.ts'
import { timeWords } from './moment-words.ts'

/** « 7 h 30 » for the wall-clock time `07:30`; `7:30` in English. */
export function hourWords(time: WallTime, language: Language): string {
  const at = new Date(`1970-01-01T${time}Z`)
  return timeWords({ at, wholeDay: false, date: '1970-01-01' }, { now: at, zone: 'utc', language })
}
