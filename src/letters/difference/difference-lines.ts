import { createHash } from 'node:crypto'
import type { PlanLine } from '../../domain/plan-line.ts'
import { changedLetters, type EditionDifference, type LetterDifference } from './edition-difference.ts'

/** What a difference of two editions changes, text by text. A text is told by its hash: it may be long. */
export function differenceLines(difference: EditionDifference): PlanLine[] {
  return changedLetters(difference).flatMap(letterLines)
}

function letterLines({ letter, fields, links, placeholders }: LetterDifference): PlanLine[] {
  const lineOf = (of: string, becomes: unknown) => ({ about: letter, of, becomes: hashOf(becomes) })
  return [
    ...fields.map(({ field, before, after }) => lineOf(field, [before, after])),
    ...(links.gone.length + links.new.length > 0 ? [lineOf('links', links)] : []),
    ...(placeholders.gone.length + placeholders.new.length > 0 ? [lineOf('placeholders', placeholders)] : []),
  ]
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}
