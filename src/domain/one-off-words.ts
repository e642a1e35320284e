import type { Language } from '../language/catalogues.ts'
import { fullDateOf } from '../language/dates.ts'
import { sayIn } from '../language/say.ts'
import { hourWords } from './hour-words.ts'
import type { OneOffReaders } from './one-off.ts'

/** What lessons and events are called; by their names when nothing better is known. */
export type OneOffTitles = { lesson: (letter: string) => string; event: (name: string) => string }

const BY_NAME: OneOffTitles = { lesson: (letter) => letter, event: (name) => name }

/** Says whom a one-off letter is for, in a part of a sentence. */
export function readersWords(readers: OneOffReaders, language: Language, titles = BY_NAME): string {
  const say = sayIn(language)
  if ('lesson' in readers)
    return say(`oneOff.readers.${readers.who}`, { title: titles.lesson(readers.lesson) })
  if ('event' in readers) return say(`oneOff.readers.${readers.who}`, { title: titles.event(readers.event) })
  return say(`oneOff.readers.${readers.who}`)
}

/** Says when it leaves: a wall-clock time such as `2027-03-10T18:00`, or null for at once. */
export function leavesWords(leavesAt: string | null, language: Language): string {
  const say = sayIn(language)
  const [date, at] = leavesAt?.split('T') ?? []
  if (date === undefined || at === undefined) return say('oneOff.atOnce')
  return say('oneOff.at', {
    date: fullDateOf(new Date(`${date}T00:00Z`), language),
    at: hourWords(at, language),
  })
}
