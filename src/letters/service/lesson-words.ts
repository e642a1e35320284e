import { hasIntervals } from '../../domain/interval.ts'
import type { Programme } from '../../domain/programme.ts'
import { readLessonWords } from './service-files.ts'

/** The words around the lessons of a programme, with placeholders. `progress` counts days where each day has a lesson. */
export type LessonWords = ReturnType<typeof wordsOfLessons>

type Asked = Pick<Programme, 'language' | 'calendar' | 'lessons'>

/** The words around the lessons of a programme, in its language. They are read once. */
export function wordsOfLessons({ language, calendar, lessons }: Asked) {
  const { doors: _, nth, progress, ...words } = readLessonWords(language)
  return { ...words, progress: calendar.days === 'every-day' && !hasIntervals(lessons) ? progress : nth }
}
