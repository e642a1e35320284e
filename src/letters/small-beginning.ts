import type { LetterMoment } from '../domain/moment-words.ts'
import type { Language } from '../language/catalogues.ts'
import { MOMENT_WORDS } from './liquid-engines.ts'

/** Whether a placeholder writes a day or an hour whose first letter is a small one in this language. */
export function beginsSmall(placeholder: string, language: Language): boolean {
  const filters = filtersOf(placeholder)
  return !filters.some((name) => RAISES.includes(name)) && isSmall(filters[0] ?? '', language)
}

/** The first placeholder of a text with a capital at the beginning of its words, where they need one. */
export function withCapital(text: string, language: Language): string {
  const [placeholder = ''] = FIRST.exec(text) ?? []
  return beginsSmall(placeholder, language)
    ? text.replace(placeholder, () => placeholder.replace(/\s*-?\}\}$/, ' | capitalize }}'))
    : text
}

const FIRST = /^\{\{[^{}]*\}\}/
const RAISES = ['capitalize', 'upcase']
const QUOTED = /"[^"]*"|'[^']*'/g

/** `relative_day` and `capitalize` of `{{ date | relative_day | capitalize }}`. */
function filtersOf(placeholder: string): string[] {
  const [, ...filters] = placeholder.replace(QUOTED, '').split('|')
  return filters.flatMap((filter) => /^\s*(\w+)/.exec(filter)?.[1] ?? [])
}

const KNOWN = new Map<string, boolean>()

/** Found by what the filter says of a few moments: no list of languages to keep. */
function isSmall(filter: string, language: Language): boolean {
  if (!isMomentFilter(filter)) return false
  const key = `${language} ${filter}`
  const small =
    KNOWN.get(key) ?? SAMPLES.some((at) => /^\p{Ll}/u.test(MOMENT_WORDS[filter](at, readerOf(language))))
  KNOWN.set(key, small)
  return small
}

function isMomentFilter(filter: string): filter is keyof typeof MOMENT_WORDS {
  return Object.hasOwn(MOMENT_WORDS, filter)
}

const NOW = new Date('2027-01-11T08:00:00Z')

/** The same day, and one that is farther than any near one. */
const SAMPLES: readonly LetterMoment[] = ['2027-01-11', '2027-02-18'].map((date) => ({
  ...{ at: new Date(`${date}T12:00:00Z`), wholeDay: false, date },
}))

function readerOf(language: Language) {
  return { now: NOW, zone: 'UTC', language }
}
