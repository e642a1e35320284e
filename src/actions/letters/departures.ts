import type { Database } from '../../store/database.ts'
import { type NextLetter, nextLetters, type Span } from '../../store/next-letters.ts'

/** What leaves next: each letter once, at the first of its instants, with everybody whom it still is for. */
export async function departures(db: Database, span: Span): Promise<NextLetter[]> {
  const rows = await nextLetters(db, span)
  const letters = Map.groupBy(rows, ({ cohort, letter }) => `${cohort} ${letter}`)
  return [...letters.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, people: more.reduce((sum, { people }) => sum + people, first.people) }] : [],
  )
}
