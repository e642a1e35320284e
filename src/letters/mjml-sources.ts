import type { ServiceParts, ServiceSources } from './service/service-letter.ts'
import type { LessonParts, LessonSources } from './write-lesson.ts'

/** What the process that has MJML is asked to write, and what it gives back. */
export type LetterSources = LessonSources | ServiceSources
export type LetterParts = LessonParts | ServiceParts

/** The file that a mistake is said to be in when nothing better is known. */
export function fileOf(sources: LetterSources): string {
  if (sources.kind === 'lesson') return `lessons/${sources.letter}.md`
  return sources.own?.file ?? `service/${sources.language}/${sources.name}.md`
}
