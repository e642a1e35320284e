import type { Language } from '../language/catalogues.ts'
import { sayNamed } from '../language/say.ts'

/**
 * What happens at a moment of an event: as its programme titles it, as everybody calls it, or by a name that only this
 * programme uses, as it is written there.
 */
export function momentName(
  moment: string,
  language: Language,
  titles: Readonly<Record<string, string>> = {},
): string {
  return titles[moment] ?? sayNamed(language, 'course.moments', moment) ?? moment.replaceAll('_', ' ')
}
