import type { Language } from '../language/catalogues.ts'
import { fullDateOf } from '../language/dates.ts'
import { sayIn, sayNamed } from '../language/say.ts'
import type { FieldChange } from './field-change.ts'
import { hourWords } from './hour-words.ts'
import { placeOf } from './place.ts'

/** « heure : 7 h 30 → 8 h », for each field that changed. */
export function changeWords(changes: readonly FieldChange[], language: Language): string {
  const words = changes.map(({ field, before, after }) =>
    sayIn(language)('field.changed', {
      field: fieldName(field, language),
      before: fieldValue(field, before, language),
      after: fieldValue(field, after, language),
    }),
  )
  return words.join(' · ')
}

/** What a field of a cohort's forms is called in a sentence. */
function fieldName(field: string, language: Language): string {
  const [, event] = /^event\.([^.]+)\./.exec(field) ?? []
  if (event !== undefined) return sayIn(language)('field.name.event', { event })
  const [, day] = /^lesson\.(\d+)$/.exec(field) ?? []
  if (day !== undefined) return sayIn(language)('field.name.lesson', { day })
  return sayNamed(language, 'field.name', field) ?? field
}

const DATE = /^\d{4}-\d\d-\d\d$/
const HOUR = /^\d\d:\d\d$/
/** Fields that hold what somebody wrote. */
const WRITTEN = new Set(['name', 'programme', 'capacity', 'edition'])

/** The text of a field in words: dates and hours as the language says them, codes by their names. */
function fieldValue(field: string, text: string, language: Language): string {
  if (text === '') return sayIn(language)('field.none')
  if (WRITTEN.has(field)) return text
  if (field === 'zone') return placeOf(text, language)
  return text
    .split(' ')
    .map((part) => partWords(part, language))
    .join(', ')
}

function partWords(part: string, language: Language): string {
  if (DATE.test(part)) return fullDateOf(new Date(`${part}T00:00Z`), language)
  if (HOUR.test(part)) return hourWords(part, language)
  return sayNamed(language, 'field.value', part) ?? part
}
