import type { Warning } from '../../domain/warning.ts'
import type { LetterCache } from '../../letters/letter-cache.ts'
import { checkLesson } from '../../programme/check-lesson.ts'
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

/** The marks of a lesson with another text. Only that lesson is compiled, and kept in `letters` for its preview. */
export async function checkText(
  lesson: LessonInHand,
  text: string,
  letters: LetterCache,
): Promise<LineMark[]> {
  const { folder, path, letter } = lesson
  const edition = editionWith(lesson, text)
  const { programme } = edition.programme
  const compile = () => letters.lesson(edition, letter)
  const project = withTexts(folder, [[path, text]])
  return marksOf(await checkLesson(project, { programme, letter, compile }))
}

/** The mistakes of one file, as marks of its lines. */
export function marksOf(mistakes: readonly Mistake[]): LineMark[] {
  return mistakes.map(({ line, what, expected, warning, severity }) => {
    return { line, what, expected, warning, isError: severity === 'error' }
  })
}
