import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'

/** Where readers are told about their data in a language. */
export function privacyPath(language: Language): string {
  return sayIn(language)('privacy.path')
}

/** Where the help page is in a language; each offers the others. */
export function helpPath(language: Language): string {
  return sayIn(language)('help.path')
}
