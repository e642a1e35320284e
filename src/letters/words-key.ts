import { hasPassed } from '../domain/moment-words.ts'
import { startOfToday } from '../domain/reader-clock.ts'
import type { CompiledLesson, CompiledServiceLetter } from './compile.ts'
import type { FixedScope, LetterContext } from './letter-context.ts'
import type { EventContext } from './service/event-context.ts'
import { eventScope } from './service/event-scope.ts'
import { type OneOffContext, oneOffScope } from './service/one-off-scope.ts'

/** What fills a lesson for everybody who reads the same words; the name in it is that of all of them. */
type SharedContext = Omit<LetterContext, 'unsubscribeUrl' | 'meUrl' | 'readUrl'>

/**
 * Everything that the words of a lesson depend on, but for its reader: what fills it, and of the instant which day it
 * is and what has passed by then. A letter that counts hours and minutes has other words at every instant.
 */
export function wordsKey(lesson: CompiledLesson, context: SharedContext): string {
  const { now, ...shared } = context
  const { date, next, events } = shared
  const moments = [
    date,
    next?.date,
    ...Object.values(events).flatMap((event) => Object.values(event.moments)),
  ]
  const passed = moments.map((moment) => moment !== undefined && hasPassed(moment, now))
  const today = lesson.countsDown ? now : startOfToday(now, context.zone)
  return JSON.stringify([lesson.editionHash, lesson.letter, today, passed, shared])
}

/** The same of a letter about an event; what has passed by then is told by its scope. The reader of `context` is nobody. */
export function eventWordsKey(letter: CompiledServiceLetter, context: EventContext): string {
  const { now, zone, home } = context
  const today = letter.countsDown ? now : startOfToday(now, zone)
  return JSON.stringify([letter.name, letter.language, zone, home, today, eventScope(context, letter)])
}

/** The same of a one-off letter; `text` tells those with other words apart. */
export function oneOffWordsKey(
  { letter, text }: { letter: CompiledServiceLetter; text: string },
  fixed: FixedScope,
  context: OneOffContext,
): string {
  const { now, zone, home } = context
  const today = letter.countsDown ? now : startOfToday(now, zone)
  return JSON.stringify([text, letter.language, zone, home, today, oneOffScope(fixed, context)])
}
