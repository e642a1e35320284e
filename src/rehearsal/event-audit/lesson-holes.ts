import type { Edition } from '../../domain/edition.ts'
import { plain } from './read-mail.ts'

/** The words before a date in the source of a lesson, and the moments that may be meant after them. */
export type HoleContext = { words: string; moments: { event: string; moment: string }[] }

const HOLE = /\{\{-?\s*events\.(\w+)\.(\w+)\s*\|\s*(?:relative_day|date)[^}]*\}\}/g
const REACH = 60
const FEWEST_LETTERS = 5

/** Where a lesson as sealed has the date of an event: one entry for each wording before it. */
export function holeContexts({ files }: Edition, letter: string): HoleContext[] {
  const source = files[`lessons/${letter}.md`] ?? ''
  const found = new Map<string, HoleContext>()
  for (const { 1: event = '', 2: moment = '', index } of source.matchAll(HOLE)) {
    const words = wordsBefore(source, index)
    if (words.replace(/\P{L}/gu, '').length < FEWEST_LETTERS) continue
    const context = found.get(words) ?? { words, moments: [] }
    context.moments.push({ event, moment })
    found.set(words, context)
  }
  return [...found.values()]
}

/** The plain words that stand right before a place: what a tag, a link or an emphasis leaves of the last few. */
function wordsBefore(source: string, index: number): string {
  const before = source.slice(Math.max(0, index - REACH), index)
  const words = before.split(/[{}[\]()<>*_#%"|]/).at(-1) ?? ''
  return plain(words).toLowerCase()
}
