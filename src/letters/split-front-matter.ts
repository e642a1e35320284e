import { LetterError } from './letter-error.ts'

/** Both parts of a lesson. The lines are those of the file (from 1) where each part starts. */
export type SplitLesson = {
  readonly frontMatter: string
  readonly frontMatterLine: number
  readonly body: string
  readonly bodyLine: number
}

/** Cuts a Markdown file at its `---` lines. Throws a LetterError when the front matter is missing or open. */
export function splitFrontMatter(source: string, file: string): SplitLesson {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  if (lines[0]?.trimEnd() !== '---') {
    throw new LetterError([{ file, line: 1, message: 'expected `---` on the first line, before the title' }])
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end === -1) {
    throw new LetterError([{ file, line: 1, message: 'expected a second `---` line, after the last door' }])
  }
  return {
    frontMatter: lines.slice(1, end).join('\n'),
    frontMatterLine: 2,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  }
}
