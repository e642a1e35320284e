import type { Warning } from '../../domain/warning.ts'
import { checkLesson } from '../../programme/check-lesson.ts'
import { isError } from '../../programme/mistake.ts'
import { withTexts } from '../../programme/project-files.ts'
import type { LessonInHand } from './lesson-in-hand.ts'

/** What is wrong in a text, at a line that counts from 1. Words are in English, but for a warning of ours. */
export type LineMark = {
  line: number
  isError: boolean
  what: string
  expected?: string | undefined
  warning?: Warning | undefined
}

/** The marks of a lesson with another text: only that lesson is compiled. */
export async function checkText(lesson: LessonInHand, text: string): Promise<LineMark[]> {
  const { folder, path, letter, edition } = lesson
  const mistakes = await checkLesson(withTexts(folder, [[path, text]]), edition.programme.programme, letter)
  return mistakes.map(({ line, what, expected, warning, ...mistake }) => {
    return { line, what, expected, warning, isError: isError({ line, what, ...mistake }) }
  })
}
