import type { Warning } from '../../domain/warning.ts'
import type { LetterCache } from '../../letters/letter-cache.ts'
import { checkLesson } from '../../programme/check-lesson.ts'
import { type LessonFigures, readingMinutes } from '../../programme/lesson-figures.ts'
import { kilobytes } from '../../programme/letter-size.ts'
import type { Mistake } from '../../programme/mistake.ts'
import { withTexts } from '../../programme/project-files.ts'
import { editionWith, type LessonInHand } from './lesson-in-hand.ts'

/** What is wrong in a text, at a line that counts from 1. Words are in English, but for a warning of ours. */
export type LineMark = {
  line: number
  isError: boolean
  what: string
  expected?: string | undefined
  warning?: Warning | undefined
}

/** How long a lesson takes to read, and what its letter weighs. */
export type TextFigures = { minutes: number; kilobytes: number }

/** What is wrong in a text, and its figures where its letter can be written. */
export type TextReport = { marks: LineMark[]; figures: TextFigures | undefined }

/** The report of a lesson with another text. Only that lesson is compiled, and kept in `letters` for its preview. */
export async function checkText(
  lesson: LessonInHand,
  text: string,
  letters: LetterCache,
): Promise<TextReport> {
  const { folder, path, letter } = lesson
  const edition = editionWith(lesson, text)
  const { programme } = edition.programme
  const compile = () => letters.lesson(edition, letter)
  const project = withTexts(folder, [[path, text]])
  const { mistakes, figures } = await checkLesson(project, { programme, letter, compile })
  return { marks: marksOf(mistakes), figures: figures && inWholes(figures) }
}

function inWholes({ words, bytes }: LessonFigures): TextFigures {
  return { minutes: readingMinutes(words), kilobytes: kilobytes(bytes) }
}

/** The mistakes of one file, as marks of its lines. */
export function marksOf(mistakes: readonly Mistake[]): LineMark[] {
  return mistakes.map(({ line, what, expected, warning, severity }) => {
    return { line, what, expected, warning, isError: severity === 'error' }
  })
}
