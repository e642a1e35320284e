import { structureWords } from '../../domain/structure-words.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'
import { changedLetters, type EditionDifference } from './edition-difference.ts'

/** « 2 leçons changées · 1 rappel changé », and what else than words changed. */
export function differenceWords(difference: EditionDifference, language: Language): string {
  const say = sayIn(language)
  const changed = changedLetters(difference)
  const lessons = changed.filter(({ day }) => day > 0).length
  const reminders = changed.length - lessons
  const { structure } = difference
  return [
    ...(lessons > 0 ? [say('edition.lessons', { n: lessons })] : []),
    ...(reminders > 0 ? [say('edition.reminders', { n: reminders })] : []),
    ...(structure.length > 0
      ? [say('edition.structure', { parts: structureWords(structure, language) })]
      : []),
  ].join(' · ')
}
