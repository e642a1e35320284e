import type { CalendarWords } from './calendar-words.ts'
import { errorAt, type Mistake, warningAt } from './mistake.ts'

/** The mistake for days and hours in plain words. `instead` is what to write in their place. */
export function calendarMistake(
  { line, words, doubtful }: CalendarWords,
  { file, instead }: { file: string; instead: string },
): Mistake {
  const position = { file, line }
  if (doubtful) return warningAt(position, { warned: 'doubtful-hours', said: words, instead })
  const expected = `${instead}, or these words under fixed_dates if they always hold`
  return errorAt(position, `“${words}” would be false for another cohort`, expected)
}
