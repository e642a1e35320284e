import type { CalendarWords } from './calendar-words.ts'
import { errorAt, type Mistake, warningAt } from './mistake.ts'

/** The mistake for days and hours in plain words. `instead` is what to write in their place. */
export function calendarMistake(
  { line, words, doubtful }: CalendarWords,
  { file, instead }: { file: string; instead: string },
): Mistake {
  const expected = `${instead}, or these words under fixed_dates if they always hold`
  const place = { file, line }
  return doubtful
    ? warningAt(place, `“${words}” would be false for a reader or a cohort with other hours`, expected)
    : errorAt(place, `“${words}” would be false for another cohort`, expected)
}
