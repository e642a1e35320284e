import type { Language } from '../../domain/moment-words.ts'
import { WORDS, wordFor } from './words.ts'

/** What a letter about an event is called, by the name of its reminder or of its words. */
export function noteWords(kind: string, language: Language): string {
  const { notes, milestone, reminder } = WORDS[language]
  const known = wordFor(notes, kind)
  if (known !== kind) return known
  const number = /^milestone-(\d+)$/.exec(kind)?.[1]
  return number === undefined ? reminder(inWords(kind)) : milestone(number)
}

/** What a date of an event is called. A programme may name those of a release as it likes. */
export function momentName(name: string, language: Language): string {
  const { moments, milestone } = WORDS[language]
  const number = /^milestone_(\d+)$/.exec(name)?.[1]
  return number === undefined ? inWords(wordFor(moments, name)) : milestone(number)
}

/** How a letter ended, or why it was left aside. */
export function endingWords(name: string, language: Language): string {
  const { states, otherReason } = WORDS[language]
  const known = wordFor(states, name)
  return known === name && !Object.hasOwn(states, name) ? otherReason(inWords(name)) : known
}

function inWords(name: string): string {
  return name.replaceAll(/[-_]/g, ' ')
}
