import { createHash } from 'node:crypto'
import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import { Refused } from '../../domain/refusal.ts'
import {
  changedLetters,
  type EditionDifference,
  editionDifference,
  isSameEdition,
  type LetterDifference,
} from '../../letters/difference/edition-difference.ts'
import type { Database } from '../../store/database.ts'
import { letterLines } from '../letters/letter-lines.ts'
import type { Shelf } from '../programmes/programme-folder.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'
import { type WrittenProgramme, writtenProgramme } from './written-programmes.ts'

/** A letter whose words change. Of a reminder `toCome` is undefined while it is open whom it is for. */
export type CorrectedLetter = LetterDifference & {
  /** For how many people it still leaves: with the new words. */
  toCome: number | undefined
  /** To how many it has left: what they have stays as it is. */
  left: number
}

/** What a correction of the words of a cohort does, as plain facts. */
export type CorrectionPlan = {
  cohort: Cohort
  before: Edition
  after: Edition
  difference: EditionDifference
  letters: CorrectedLetter[]
  /** Of both editions: who has had which letter by now is no part of what is agreed to. */
  hash: string
}

/**
 * The edition that the files of a cohort make, without a mistake in its letters: seconds, where nobody has checked it yet.
 * @throws Refused when there is no such cohort, or no files of its programme, or when they have mistakes.
 */
export async function writtenEdition(shelf: Shelf, slug: string): Promise<Edition> {
  const { edition } = await cohortAndEdition(shelf.db, slug)
  const { programme } = edition.programme
  return checkedEdition(programme, await writtenProgramme(shelf, programme))
}

/**
 * The edition of a programme that was read, where its letters have no mistake.
 * @throws Refused `programme-unwritten`, `programme-mistaken`.
 */
export function checkedEdition(programme: string, written: WrittenProgramme | undefined): Edition {
  if (!written) throw new Refused({ refused: 'programme-unwritten', programme })
  if (!written.ok) {
    const [mistake = ''] = written.mistakes
    throw new Refused({
      refused: 'programme-mistaken',
      programme,
      mistake,
      more: written.mistakes.length - 1,
    })
  }
  return written.edition
}

/**
 * Plans to bring the words of an edition to a cohort that runs, and changes nothing.
 * @throws Refused when there is no such cohort, when it is a draft or cancelled, or when nothing would change.
 */
export async function planCorrection(db: Database, slug: string, after: Edition): Promise<CorrectionPlan> {
  const { cohort, edition: before } = await cohortAndEdition(db, slug)
  if (cohort.state === 'cancelled') throw new Refused({ refused: 'cohort-cancelled', cohort: slug })
  if (cohort.state === 'draft') throw new Refused({ refused: 'cohort-is-draft', cohort: cohort.name })
  const difference = editionDifference(before, after)
  if (isSameEdition(difference)) throw new Refused({ refused: 'nothing-to-correct', cohort: cohort.name })
  const letters = await withPeople(db, cohort, changedLetters(difference))
  return { cohort, before, after, difference, letters, hash: hashOf(cohort, after) }
}

/** Why a plan cannot be made, if it cannot: more than words changed. */
export function correctionFault({ cohort, difference: { structure } }: CorrectionPlan): Refused | undefined {
  if (structure.length === 0) return undefined
  return new Refused({ refused: 'structure-changed', cohort: cohort.name, parts: structure })
}

async function withPeople(
  db: Database,
  { id: cohortId }: Cohort,
  changed: readonly LetterDifference[],
): Promise<CorrectedLetter[]> {
  const lines = await letterLines(db, { cohortId, letters: changed.map(({ letter }) => letter) })
  return changed.map((letter) => {
    const line = lines.find((each) => each.letter === letter.letter)
    const { waiting = 0, paused = 0, submitted = 0, bounced = 0, unknown = 0 } = line?.outcomes ?? {}
    const isOpen = line !== undefined && line.expected === undefined
    return {
      ...letter,
      toCome: isOpen ? undefined : waiting + pausedToCome(line, paused),
      left: submitted + bounced + unknown,
    }
  })
}

/** Whoever has paused waits for what is still to come of a letter, and not for what left without them. */
function pausedToCome(line: { standing: string } | undefined, paused: number): number {
  return line?.standing === 'planned' ? paused : 0
}

function hashOf({ id, editionHash }: Cohort, after: Edition): string {
  return createHash('sha256')
    .update(JSON.stringify([id, editionHash, after.hash]))
    .digest('hex')
    .slice(0, 16)
}
