import { spellControls } from '../domain/unseen.ts'
import type { Warning } from '../domain/warning.ts'
import { warningLine } from '../domain/warning-words.ts'

/**
 * One mistake in the files of a programme. `file` is relative to the project folder, `line` counts from 1. A warning
 * leaves the programme usable.
 */
export type Mistake = {
  file: string
  line: number
  what: string
  expected?: string
  severity: 'error' | 'warning'
  /** What a warning says, for those who say it in another language; undefined for what a library says. */
  warning?: Warning
}

export type Position = { file: string; line: number }

export function errorAt(position: Position, what: string, expected?: string): Mistake {
  return { ...position, what, ...(expected !== undefined && { expected }), severity: 'error' }
}

export function warningAt(position: Position, warning: Warning): Mistake {
  return { ...position, what: warningLine(warning), severity: 'warning', warning }
}

/**
 * One line of text for a terminal, such as `schedules/x.yaml:12: unknown key 'hour' (did you mean 'at'?), expected one
 * of: …`.
 */
export function mistakeText({ file, line, what, expected, severity }: Mistake): string {
  const mark = severity === 'warning' ? 'warning: ' : ''
  const wanted = expected === undefined ? '' : `, expected ${expected}`
  return spellControls(`${file}:${line}: ${mark}${what}${wanted}`)
}

export function isError(mistake: Mistake): boolean {
  return mistake.severity === 'error'
}

/** Sorts by file and line, and keeps each mistake once. */
export function inOrder(mistakes: readonly Mistake[]): Mistake[] {
  const once = new Map(mistakes.map((mistake) => [mistakeText(mistake), mistake]))
  return [...once.values()].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}
