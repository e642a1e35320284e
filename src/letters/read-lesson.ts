import { type FieldValue, fieldValues } from '../domain/field-values.ts'
import { lessonFrontMatter } from '../domain/lesson.ts'
import type { LessonFields } from '../domain/lesson-fields.ts'
import { readFrontMatter } from './front-matter.ts'

/** A lesson file, read and checked; `bodyLine` is the line of the file on which the body starts. */
export type Lesson = {
  readonly title: string
  readonly subject: string | undefined
  readonly preheader: string | undefined
  /** What it has of the fields of its layout, in their order. */
  readonly values: readonly FieldValue[]
  readonly file: string
  readonly body: string
  readonly bodyLine: number
}

/**
 * Reads the text of `lessons/<letter>.md`, whose layout has these fields. Throws a LetterError that names every mistake
 * with its line.
 */
export function readLesson(source: string, file: string, fields: LessonFields): Lesson {
  const { front, body, bodyLine } = readFrontMatter(source, file, lessonFrontMatter(fields))
  const { title, subject, preheader } = front
  return { title, subject, preheader, values: fieldValues(front, fields), file, body, bodyLine }
}
