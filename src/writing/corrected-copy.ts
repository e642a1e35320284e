import type { Edition } from '../domain/edition.ts'
import { lessonWords } from '../letters/difference/letter-words.ts'
import type { Database } from '../store/database.ts'
import { editionOf } from './kept-editions.ts'
import type { LetterSetting } from './letter-setting.ts'

/** The words that the web copy of a lesson has, and since when, where they are not those of its mail. */
export type CorrectedCopy = { edition: Edition; at: Date }

/**
 * Finds the last correction of a lesson, since it was written, that holds for copies of what had left too. Undefined where
 * its copy reads as the mail did.
 */
export async function correctedCopy(
  db: Database,
  { cohort, corrections }: LetterSetting,
  { letter, version }: { letter: string; version: number },
): Promise<CorrectedCopy | undefined> {
  const hashes = [...corrections.map(({ before }) => before), cohort.editionHash]
  for (const [index, correction] of [...corrections.entries()].toReversed()) {
    if (!correction.correctsCopies || correction.version <= version) continue
    const [before, after] = [
      await editionOf(db, hashes[index] ?? ''),
      await editionOf(db, hashes[index + 1] ?? ''),
    ]
    if (before && after && isChanged(letter, before, after))
      return { edition: after, at: correction.changedAt }
  }
  return undefined
}

function isChanged(letter: string, before: Edition, after: Edition): boolean {
  const [was, is] = [lessonWords(before, letter), lessonWords(after, letter)]
  return is !== undefined && JSON.stringify(was) !== JSON.stringify(is)
}
