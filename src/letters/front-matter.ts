import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { LetterError, type LetterMistake, MOST_MISTAKES } from './letter-error.ts'
import { splitFrontMatter } from './split-front-matter.ts'

/** The front matter of a file, checked, and what is below it; `bodyLine` is the line of the file on which that starts. */
export type FrontMatter<T> = { readonly front: T; readonly body: string; readonly bodyLine: number }

/** Reads a file that begins with front matter. Throws a LetterError that names every mistake with its line. */
export function readFrontMatter<T>(source: string, file: string, schema: z.ZodType<T>): FrontMatter<T> {
  const { frontMatter, frontMatterLine, body, bodyLine } = splitFrontMatter(source, file)
  const lineCounter = new LineCounter()
  const document = parseDocument(frontMatter, { lineCounter, prettyErrors: false })
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + frontMatterLine - 1
  if (document.errors.length > 0) {
    throw new LetterError(
      document.errors
        .slice(0, MOST_MISTAKES)
        .map(({ pos, message }) => ({ file, line: lineAt(pos[0]), message })),
    )
  }
  const checked = schema.safeParse(document.toJS())
  if (checked.success) return { front: checked.data, body, bodyLine }
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
