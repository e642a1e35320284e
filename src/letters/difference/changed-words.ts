import { excerpts } from '../../domain/excerpts.ts'
import type { FieldChange } from '../../domain/field-change.ts'
import { type Piece, wordDifference } from '../../domain/word-difference.ts'

const kept = new WeakMap<FieldChange, readonly Piece[]>()

/**
 * What differs in a text, with the words around it: to compare two long texts takes milliseconds, and is done once for
 * each change.
 */
export function changedWords(change: FieldChange): readonly Piece[] {
  const known = kept.get(change) ?? excerpts(wordDifference(change.before, change.after))
  kept.set(change, known)
  return known
}
