import type { Edition } from '../../domain/edition.ts'
import { plain } from './read-mail.ts'

/** The words before a date in the source of a lesson, and the moments that the date may mean. */
export type PlaceholderContext = { words: string; moments: { event: string; moment: string }[] }

const PLACEHOLDER = /\{\{-?\s*events\.(\w+)\.(\w+)\s*\|\s*(?:relative_day|date)[^}]*\}\}/g
const REACH = 60
const FEWEST_LETTERS = 5

/** Finds the placeholders for event dates in a lesson as sealed: one entry for each wording before them. */
export function placeholderContexts({ files }: Edition, letter: string): PlaceholderContext[] {
  const source = files[`lessons/${letter}.md`] ?? ''
  const found = new Map<string, PlaceholderContext>()
  for (const { 1: event = '', 2: moment = '', index } of source.matchAll(PLACEHOLDER)) {
    const words = wordsBefore(source, index)
    if (words.replace(/\P{L}/gu, '').length < FEWEST_LETTERS) continue
    const context = found.get(words) ?? { words, moments: [] }
    context.moments.push({ event, moment })
    found.set(words, context)
  }
  return [...found.values()]
}

/** The plain words right before a position, without tags, links and emphasis. */
function wordsBefore(source: string, index: number): string {
  const before = source.slice(Math.max(0, index - REACH), index)
  const words = before.split(/[{}[\]()<>*_#%"|]/).at(-1) ?? ''
  return plain(words).toLowerCase()
}
