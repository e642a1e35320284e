import { LRUCache } from 'lru-cache'
import { TOKEN_LENGTH } from '../domain/tokens.ts'
import { type LetterForm, letterForm } from '../letters/encoded-letter.ts'
import type { LetterCache } from '../letters/letter-cache.ts'
import type { SharedLetter } from './steps.ts'

/** A lesson of 57 kB takes some 200 kB. */
const FORMS_KEPT = 100

type KeptForm = { compiled: unknown; form: LetterForm }

const formsOf = new WeakMap<LetterCache, LRUCache<string, KeptForm>>()

/**
 * The form of letters that are shared: the one that was made for others with the same words, maybe chunks ago, or a new
 * one. A letter that was compiled anew, as for another brand, has another.
 */
export function sharedForm(letters: LetterCache, compiled: unknown, shared: SharedLetter): LetterForm {
  const forms = formsOf.get(letters) ?? new LRUCache<string, KeptForm>({ max: FORMS_KEPT })
  formsOf.set(letters, forms)
  const key = `${shared.named} ${shared.words}`
  const kept = forms.get(key)
  if (kept && kept.compiled === compiled) return kept.form
  const { fill, named, nameOf } = shared
  const form = letterForm(fill, { tokenLength: TOKEN_LENGTH, named, nameOf })
  forms.set(key, { compiled, form })
  return form
}

/** The form of a letter to one reader alone. */
export function ownForm(fill: SharedLetter['fill']): LetterForm {
  return letterForm(fill, { tokenLength: TOKEN_LENGTH, named: false })
}
