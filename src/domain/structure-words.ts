import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import type { StructurePart } from './structure-difference.ts'

/** « le calendrier, la mise en page » */
export function structureWords(parts: readonly StructurePart[], language: Language): string {
  return parts.map((part) => sayIn(language)(`edition.part.${part}`)).join(', ')
}
