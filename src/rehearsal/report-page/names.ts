import type { Language } from '../../language/catalogues.ts'
import { sayIn, sayNamed } from '../../language/say.ts'

/** What a letter about an event is called, by the name of its reminder or of its words. */
export function noteWords(kind: string, language: Language): string {
  const known = sayNamed(language, 'report.notes', kind)
  if (known !== undefined) return known
  const say = sayIn(language)
  const number = /^milestone-(\d+)$/.exec(kind)?.[1]
  return number === undefined
    ? say('report.reminder', { name: inWords(kind) })
    : say('report.milestone', { number })
}

/** What a date of an event is called. A programme may name those of a release as it likes. */
export function momentName(name: string, language: Language): string {
  const number = /^milestone_(\d+)$/.exec(name)?.[1]
  if (number !== undefined) return sayIn(language)('report.milestone', { number })
  return sayNamed(language, 'course.moments', name) ?? inWords(name)
}

/** How a letter ended, or why it was left aside. */
export function endingWords(name: string, language: Language): string {
  const known = sayNamed(language, 'report.states', name)
  return known ?? sayIn(language)('report.otherReason', { name: inWords(name) })
}

/** Why a day has no letter. */
export function leftOutWords(reason: string, language: Language): string {
  return sayNamed(language, 'report.leftOutReasons', reason) ?? reason
}

function inWords(name: string): string {
  return name.replaceAll(/[-_]/g, ' ')
}
