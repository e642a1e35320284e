import type { CalendarWords } from './calendar-words.ts'
import { errorAt, type Mistake, warningAt } from './mistake.ts'

/** `fixed`: the words that its front matter says always hold. */
type Where = { file: string; fixed: readonly string[] }

/** The mistake for days and hours in plain words. `instead` is what to write in their place, if there is anything. */
export function calendarMistake(
  { line, words, doubtful }: CalendarWords,
  { file, fixed, instead }: Where & { instead: string | undefined },
): Mistake {
  const position = { file, line }
  const declared = fixedDates([...fixed, words])
  if (doubtful)
    return warningAt(position, {
      warned: 'doubtful-hours',
      said: words,
      instead: instead ?? 'none',
      declared,
    })
  const always = `these words under fixed_dates if they always hold, as a date of the past or days from the reading on do: ${declared} at the head of the file`
  const expected = instead === undefined ? always : `${instead}, or ${always}`
  return errorAt(position, `“${words}” would be false for another cohort`, expected)
}

/** The line of YAML that declares words: those that would mean something else there stand between quotes. */
function fixedDates(words: readonly string[]): string {
  const listed = words.map((each) => (PLAIN.test(each) ? each : JSON.stringify(each)))
  return `fixed_dates: [${listed.join(', ')}]`
}

const PLAIN = /^(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N} .’'-]*$/u
