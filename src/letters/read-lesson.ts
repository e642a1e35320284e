import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { type LessonFrontMatter, lessonFrontMatter } from '../domain/lesson.ts'
import { LetterError, type LetterMistake, MOST_MISTAKES } from './letter-error.ts'
import { splitFrontMatter } from './split-front-matter.ts'

/** A lesson file, read and checked; `bodyLine` is the line of the file on which the body starts. */
export type Lesson = LessonFrontMatter & {
  readonly file: string
  readonly body: string
  readonly bodyLine: number
}

/** Reads the text of `lessons/<letter>.md`. Throws a LetterError that names every mistake with its line. */
export function readLesson(source: string, file: string): Lesson {
  const split = splitFrontMatter(source, file)
  const lineCounter = new LineCounter()
  const document = parseDocument(split.frontMatter, { lineCounter, prettyErrors: false })
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + split.frontMatterLine - 1
  if (document.errors.length > 0) {
    throw new LetterError(
      document.errors
        .slice(0, MOST_MISTAKES)
        .map(({ pos, message }) => ({ file, line: lineAt(pos[0]), message })),
    )
  }
  const checked = lessonFrontMatter.safeParse(document.toJS())
  if (checked.success) return { ...checked.data, file, body: split.body, bodyLine: split.bodyLine }
  throw new LetterError(
    checked.error.issues.slice(0, MOST_MISTAKES).map((issue): LetterMistake => {
      const where = issue.path.map(String).join('.') || 'front matter'
      return { file, line: lineAt(offsetOf(document, issue.path)), message: `${where}: ${issue.message}` }
    }),
  )
}

/** Where the value, or else the nearest thing around it, stands in the front matter. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
