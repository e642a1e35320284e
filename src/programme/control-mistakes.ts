import { codeOf } from '../domain/unseen.ts'
import { errorAt, type Mistake } from './mistake.ts'
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
