import type { Database } from '../../store/database.ts'
import { type LastLetter, lastLetters } from '../../store/last-letters.ts'
import { type LetterLine, letterLines } from './letter-lines.ts'

/** A letter that fell due lately, with everybody whom it is for. */
export type LastLine = LastLetter & { line: LetterLine }

/** The letters that fell due last, the newest first, as the pages of their cohorts have them. */
export async function lastLines(
  db: Database,
  { now, most }: { now: Date; most: number },
): Promise<LastLine[]> {
  const last = await lastLetters(db, { now, most })
  const byCohort = Map.groupBy(last, ({ cohortId }) => cohortId)
  const lines = await Promise.all(
    [...byCohort].map(async ([cohortId, of]) => {
      const found = await letterLines(db, { cohortId, letters: of.map(({ letter }) => letter) })
      return [cohortId, new Map(found.map((line) => [line.letter, line]))] as const
    }),
  )
  const known = new Map(lines)
  return last.flatMap((letter) => {
    const line = known.get(letter.cohortId)?.get(letter.letter)
    return line ? [{ ...letter, line }] : []
  })
}
