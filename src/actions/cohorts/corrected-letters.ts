import type { Cohort } from '../../domain/cohort.ts'
import type { LetterDifference } from '../../letters/difference/edition-difference.ts'
import type { Database } from '../../store/database.ts'
import { letterLines } from '../letters/letter-lines.ts'
import { type LessonsPlan, peopleOfInserted } from './plan-lessons.ts'

/** A letter whose words change. Of a reminder `toCome` is undefined while it is open whom it is for. */
export type CorrectedLetter = LetterDifference & {
  /** For how many people it still leaves: with the new words. */
  toCome: number | undefined
  /** To how many it has left: what they have stays as it is. */
  left: number
  /** Of a lesson that is inserted: how many are past it already, and do not get it. */
  past: number
}

type Reached = { cohort: Cohort; lessons: LessonsPlan | undefined }

/** The letters that differ, each with whom it concerns. `lessons`: the plan of the lessons, where they are others. */
export async function correctedLetters(
  db: Database,
  { cohort: { id: cohortId }, lessons }: Reached,
  changed: readonly LetterDifference[],
): Promise<CorrectedLetter[]> {
  const lines = await letterLines(db, { cohortId, letters: changed.map(({ letter }) => letter) })
  return changed.map((letter) => {
    if (lessons && letter.change === 'added' && letter.day > 0)
      return { ...letter, left: 0, ...peopleOfInserted(lessons, letter.letter) }
    const line = lines.find((each) => each.letter === letter.letter)
    const { waiting = 0, paused = 0, submitted = 0, bounced = 0, unknown = 0 } = line?.outcomes ?? {}
    const isOpen = line !== undefined && line.expected === undefined
    return {
      ...letter,
      toCome: isOpen ? undefined : waiting + pausedToCome(line, paused),
      left: submitted + bounced + unknown,
      past: 0,
    }
  })
}

/** Whoever has paused waits for what is still to come of a letter, and not for what left without them. */
function pausedToCome(line: { standing: string } | undefined, paused: number): number {
  return line?.standing === 'planned' ? paused : 0
}
