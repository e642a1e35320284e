import { LetterError } from '../letter-error.ts'
import { layoutEngine } from '../liquid-engines.ts'
import { CHANGES } from './event-moments.ts'

/** Phrases within phrases: more than this is one that has itself. */
const DEEPEST = 8
const OPEN = /\[\[|\[%/
const PARAGRAPHS = /\n[ \t]*\n/

/** What a letter may repeat its words for. */
const LISTS = { changes: CHANGES }

/**
 * Writes phrases into a text of one line: `[[ name ]]` is what stands under that name. Lines next to a tag such as
 * `{% if … %}` are joined without a space, so that each case can have a line of its own; others with one.
 * Throws a LetterError for a name that there is not.
 */
export function writeLine(text: string, { phrases, file }: Around): string {
  return joined(expanded(text, { phrases, file })).replace(/[ \t]*\n[ \t]*/g, ' ')
}

/** Writes phrases into the Markdown of a body; within a paragraph, lines next to a tag are joined without a space. */
export function writeBody(text: string, around: Around): string {
  const paragraphs = expanded(text, around).split(PARAGRAPHS)
  return paragraphs.map(joined).join('\n\n')
}

type Around = { phrases: Readonly<Record<string, string>>; file: string }

/** Phrases have lines too, which are joined with those of the text. */
function expanded(text: string, { phrases, file }: Around): string {
  let written = text
  try {
    for (let depth = 0; OPEN.test(written); depth++) {
      if (depth === DEEPEST) throw new Error('a phrase has itself in it')
      written = layoutEngine.parseAndRenderSync(written, { ...trimmed(phrases), ...LISTS })
    }
    return written
  } catch (error) {
    throw new LetterError([{ file, message: (error as Error).message }])
  }
}

function trimmed(phrases: Around['phrases']): object {
  return Object.fromEntries(
    Object.entries(phrases).map(([name, text]) => [name, text.replace(/[ \t\n]+$/, '')]),
  )
}

/** No-break spaces are words: only spaces and tabs are taken away. */
function joined(paragraph: string): string {
  return paragraph
    .replace(/^[ \t\n]+|[ \t\n]+$/g, '')
    .replace(/%\}[ \t]*\n[ \t]*/g, '%}')
    .replace(/[ \t]*\n[ \t]*\{%/g, '{%')
}
