import { codeOf } from '../domain/unseen.ts'
import { errorAt, type Mistake, type Position } from './mistake.ts'
import { partName } from './part-name.ts'

type Path = readonly PropertyKey[]
type Found = { path: Path; what: string; text: string }

/** A text may have several lines: YAML has made each of their ends one LF. */
const CONTROL = /(?!\n)\p{Cc}/u

/**
 * A mistake for each name and text in a YAML value that holds a control character. The header of a mail cannot hold one,
 * so that the letter would be held on its day, and a terminal would obey it.
 */
export function controlMistakes(
  value: unknown,
  { file, lineOf }: { file: string; lineOf: (path: Path) => number },
): Mistake[] {
  return textsIn(value, [], new Set()).flatMap(({ path, what, text }) => {
    const [control] = CONTROL.exec(text) ?? []
    if (control === undefined) return []
    const position = { file, line: lineOf(path) }
    return errorAt(position, `${what} holds the control character U+${codeOf(control)}`, 'text without it')
  })
}

/** In a text that is no YAML, tabs may indent, and lines end as they were typed. */
const CONTROL_IN_TEXT = /(?![\t\n\r])\p{Cc}/u

/**
 * A mistake for each line of a text that holds a control character: what is under the front matter of a letter, or a
 * layout. `line` is that of the file on which the text starts.
 */
export function controlsInText(text: string, { file, line: first }: Position): Mistake[] {
  return text.split('\n').flatMap((line, index) => {
    const [control] = CONTROL_IN_TEXT.exec(line) ?? []
    if (control === undefined) return []
    const what = `this line holds the control character U+${codeOf(control)}`
    return errorAt({ file, line: first + index }, what, 'text without it')
  })
}

/** Each part once: aliases may repeat one another without end. */
function textsIn(value: unknown, path: Path, seen: Set<unknown>): Found[] {
  if (typeof value === 'string') return [{ path, what: partName(path), text: value }]
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  const isList = Array.isArray(value)
  return Object.entries(value).flatMap(([key, part]) => {
    const inner = [...path, isList ? Number(key) : key]
    const name: Found[] = isList ? [] : [{ path: inner, what: 'the name of a key', text: key }]
    return [...name, ...textsIn(part, inner, seen)]
  })
}
