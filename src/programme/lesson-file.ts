import { lessonFrontMatter } from '../domain/lesson.ts'
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
  body: string
  bodyLine: number
  mistakes: Mistake[]
}

/** The names of the calls to action of a lesson, as its front matter spells them under `doors`. */
export const DOORS = ['inform', 'train', 'act']

/** Reads a lesson. Without front matter only mistakes come back. `file` is relative to the project. */
export function readLessonFile(text: string, file: string): LessonFile | { mistakes: Mistake[] } {
  const split = splitLesson(text, file)
  if ('mistakes' in split) return split
  const source = readYaml(split.frontMatter, { file, firstLine: split.frontMatterLine })
  const checked = lessonFrontMatter.safeParse(source.value)
  const mistakes = [...source.mistakes, ...controlsInText(split.body, { file, line: split.bodyLine })]
  if (!checked.success && source.value !== undefined) {
    mistakes.push(
      ...schemaMistakes(checked.error.issues, { source, guide: schemaGuide(lessonFrontMatter), file }),
    )
  }
  return {
    file,
    text,
    source,
    front: groupOf(source.value),
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
export function inlineTexts(front: LessonFile['front']): { path: string[]; text: string }[] {
  const doors = DOORS.map((door) => ['doors', door, 'text'])
  return [['title'], ['lead'], ['teaser'], ...doors].flatMap((path) => {
    const text = path.reduce<unknown>((here, step) => groupOf(here)[step], front)
    return typeof text === 'string' ? [{ path, text }] : []
  })
}

/** The mistakes that a LetterError lists; rethrows anything else. */
export function letterMistakes(error: unknown, rename: (file: string) => string): Mistake[] {
  if (!(error instanceof LetterError)) throw error
  return error.mistakes.map(({ file, line = 1, message }) => errorAt({ file: rename(file), line }, message))
}
