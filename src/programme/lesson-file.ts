import { lessonFrontMatter } from '../domain/lesson.ts'
import type { LessonFields } from '../domain/lesson-fields.ts'
import { LetterError } from '../letters/letter-error.ts'
import { splitFrontMatter } from '../letters/split-front-matter.ts'
import { controlsInText } from './control-mistakes.ts'
import { errorAt, type Mistake } from './mistake.ts'
import { groupOf } from './schedule.ts'
import { schemaGuide } from './schema-guide.ts'
import { schemaMistakes } from './schema-mistakes.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

/** A lesson file, as far as it can be understood. `front` is its front matter as written. */
export type LessonFile = {
  file: string
  text: string
  source: YamlSource
  front: Readonly<Record<string, unknown>>
  /** What its layout lets it have beside a title and a body. */
  fields: LessonFields
  body: string
  bodyLine: number
  mistakes: Mistake[]
}

/**
 * Reads a lesson whose layout has `fields`. Without front matter only mistakes come back. `file` is relative to the
 * project.
 */
export function readLessonFile(
  text: string,
  file: string,
  fields: LessonFields,
): LessonFile | { mistakes: Mistake[] } {
  const split = splitLesson(text, file)
  if ('mistakes' in split) return split
  const source = readYaml(split.frontMatter, { file, firstLine: split.frontMatterLine })
  const schema = lessonFrontMatter(fields)
  const checked = schema.safeParse(source.value)
  const mistakes = [...source.mistakes, ...controlsInText(split.body, { file, line: split.bodyLine })]
  if (!checked.success && source.value !== undefined) {
    mistakes.push(...schemaMistakes(checked.error.issues, { source, guide: schemaGuide(schema), file }))
  }
  return {
    file,
    text,
    source,
    front: groupOf(source.value),
    fields,
    body: split.body,
    bodyLine: split.bodyLine,
    mistakes,
  }
}

function splitLesson(
  text: string,
  file: string,
): ReturnType<typeof splitFrontMatter> | { mistakes: Mistake[] } {
  try {
    return splitFrontMatter(text, file)
  } catch (error) {
    return { mistakes: letterMistakes(error, (inner) => inner) }
  }
}

/** The texts of the front matter that are inline Markdown. */
export function inlineTexts({ front, fields }: Pick<LessonFile, 'front' | 'fields'>): WrittenText[] {
  const words = Object.keys(fields).filter((name) => fields[name]?.type === 'words')
  const found = ['title', ...words].map((name) => ({ path: [name], text: front[name] }))
  const actions = writtenActions({ front, fields }).map(({ path, action }) => ({
    path: [...path, 'text'],
    text: action.text,
  }))
  return [...found, ...actions].flatMap(({ path, text }) =>
    typeof text === 'string' ? [{ path, text }] : [],
  )
}

/** A text of the front matter with its place there. */
export type WrittenText = { path: string[]; text: string }

/** The calls to action of a lesson as far as they can be read, each with its place in the front matter. */
export function writtenActions({
  front,
  fields,
}: Pick<LessonFile, 'front' | 'fields'>): { path: string[]; action: Readonly<Record<string, unknown>> }[] {
  const names = Object.keys(fields).filter((name) => fields[name]?.type === 'actions')
  return names.flatMap((name) =>
    Object.entries(Object(front[name])).map(([part, action]) => ({
      path: [name, part],
      action: groupOf(action),
    })),
  )
}

/** The mistakes that a LetterError lists; rethrows anything else. */
export function letterMistakes(error: unknown, rename: (file: string) => string): Mistake[] {
  if (!(error instanceof LetterError)) throw error
  return error.mistakes.map(({ file, line = 1, message }) => errorAt({ file: rename(file), line }, message))
}
