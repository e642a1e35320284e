import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import { hasIntervals } from './interval.ts'
import type { Programme } from './programme.ts'

/** A course in a language: « Jour 7 », or « Leçon 7 » where two lessons may share a day, or days go by without one. */
export type NumberedIn = { programme: Pick<Programme, 'lessons'> | undefined; language: Language }

/** What a lesson is called by its number. */
export function lessonNumber(day: number, { programme, language }: NumberedIn): string {
  return sayIn(language)(programme && hasIntervals(programme.lessons) ? 'course.nth' : 'course.day', { day })
}

/** The words before that number. */
export function numberWord(numbered: NumberedIn): string {
  return lessonNumber(1, numbered).replace(/\d+$/, '')
}
