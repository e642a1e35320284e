import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import type { AlertKind } from './alert.ts'

/** Such as « le relais, les lettres retenues »; « aucune » for none. */
export function kindsWords(kinds: readonly AlertKind[], language: Language): string {
  const say = sayIn(language)
  return kinds.length === 0 ? say('alert.none') : kinds.map((kind) => say(`alert.kind.${kind}`)).join(', ')
}
