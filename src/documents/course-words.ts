import type { Language } from '../language/catalogues.ts'
import { sayNamed } from '../language/say.ts'

/** What happens at a moment of an event; a name that only this programme uses, as it is written there. */
export function momentName(moment: string, language: Language): string {
  return sayNamed(language, 'course.moments', moment) ?? moment.replaceAll('_', ' ')
}
