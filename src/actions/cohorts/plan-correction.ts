import { createHash } from 'node:crypto'
import { calendarLines } from '../../domain/calendar-lines.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import { Refused } from '../../domain/refusal.ts'
import type { StructurePart } from '../../domain/structure-difference.ts'
import { differenceLines } from '../../letters/difference/difference-lines.ts'
import {
  changedLetters,
  type EditionDifference,
  isSameEdition,
} from '../../letters/difference/edition-difference.ts'
import { keptDifference } from '../../letters/difference/kept-differences.ts'
import type { Database } from '../../store/database.ts'
import { keepShownPlan, type ShownPlan } from '../../store/shown-plans.ts'
import type { Shelf } from '../programmes/programme-folder.ts'
import { cohortAndEdition, runningCohort } from './cohort-and-edition.ts'
import { type CorrectedLetter, correctedLetters } from './corrected-letters.ts'
import { type LessonsPlan, lessonsFault, planLessons } from './plan-lessons.ts'
import { type WrittenProgramme, writtenProgramme } from './written-programmes.ts'

/** What it does to bring another edition to a cohort, as plain facts. */
export type CorrectionPlan = {
  cohort: Cohort
  before: Edition
  after: Edition
  difference: EditionDifference
  letters: CorrectedLetter[]
  /** Where lessons are dropped, inserted or numbered anew: what leaves when from then on. */
  lessons: LessonsPlan | undefined
  /** Of both editions, and of those dates: who has had which letter by now is no part of what is agreed to. */
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

/** `after`: the edition that is brought to a cohort. */
export type CorrectionRequest = { cohort: string; after: Edition }

/**
 * Plans to bring another edition to a cohort that runs, and changes nothing.
 * @throws Refused when there is no such cohort, when it is a draft or cancelled, or when nothing would change.
 */
export async function planCorrection(
  db: Database,
  { cohort: slug, after }: CorrectionRequest,
  clock: Clock,
): Promise<CorrectionPlan> {
  const { cohort, edition: before } = await runningCohort(db, slug)
  const difference = keptDifference(before, after)
  if (isSameEdition(difference)) throw new Refused({ refused: 'nothing-to-correct', cohort: cohort.name })
  const lessons = difference.structure.includes('lessons')
    ? await planLessons(db, { cohort: slug, programme: after.programme }, clock.now())
    : undefined
  const letters = await correctedLetters(db, { cohort, lessons }, changedLetters(difference))
  const hash = hashOf([cohort.id, cohort.editionHash, after.hash, lessons?.hash])
  return { cohort, before, after, difference, letters, lessons, hash }
}

/**
 * The same, to be shown to somebody: if it would do something else by the time that they accept it, they are told what.
 * @throws Refused as `planCorrection` does.
 */
export async function showCorrection(
  db: Database,
  request: CorrectionRequest,
  clock: Clock,
): Promise<CorrectionPlan> {
  const plan = await planCorrection(db, request, clock)
  await keepShownPlan(db, shownCorrection(plan), clock.now())
  return plan
}

/** What is remembered of a plan that is shown. */
export function shownCorrection({ cohort, hash, difference, lessons }: CorrectionPlan): ShownPlan {
  const dates = lessons ? calendarLines(lessons) : []
  return { cohortId: cohort.id, hash, lines: [...differenceLines(difference), ...dates] }
}

/** Parts of an edition that letters alone depend on, or that a plan of lessons sees to. */
const BROUGHT: ReadonlySet<StructurePart> = new Set(['lessons', 'sections', 'layout'])

/** Why a plan cannot be made, if it cannot: more changed than may be brought, or somebody would get something wrong. */
export function correctionFault({ cohort, difference, lessons }: CorrectionPlan): Refused | undefined {
  const parts = difference.structure.filter((part) => !BROUGHT.has(part))
  if (parts.length > 0) return new Refused({ refused: 'structure-changed', cohort: cohort.name, parts })
  return lessons && lessonsFault(lessons)
}

function hashOf(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16)
}
