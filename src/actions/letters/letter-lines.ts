import type { LetterKind } from '../../domain/letter-kind.ts'
import { addOutcomes, type OutcomeCounts, peopleIn } from '../../domain/letter-outcome.ts'
import type { TellsWhom } from '../../store/audiences.ts'
import type { Database } from '../../store/database.ts'
import {
  type DispatchOutcomes,
  dispatchOutcomes,
  type Followers,
  followersByTrack,
  type LettersOfCohort,
} from '../../store/letter-outcomes.ts'

/** One letter of a cohort, over all its tracks. */
export type LetterLine = {
  letter: string
  /** Of the course; 0 for a letter that is no lesson. */
  day: number
  kind: LetterKind
  event: string | null
  reminder: string | null
  audience: TellsWhom | null
  /** Of a one-off letter, with its placeholders. */
  subject: string | null
  standing: 'planned' | 'paused' | 'under-way' | 'done' | 'withdrawn' | 'cancelled'
  /** When it falls due for the first and for the last of its tracks. */
  firstDueAt: Date
  lastDueAt: Date
  /** Until when it may leave, for the last. */
  expiresAt: Date
  /** The IANA zones of its tracks, that of the first to have it first. */
  zones: readonly string[]
  /** Its terms add up to `expected`. */
  outcomes: OutcomeCounts
  /** Everybody whom it is for; undefined while it is open who will be: to come, and for those who register. */
  expected: number | undefined
}

/**
 * The letters of a cohort in the order in which they fall due, each with everybody whom it is for. Whoever has no
 * delivery of a letter to come counts as waiting for it, or as paused: `followers`, where they are known already.
 */
export async function letterLines(
  db: Database,
  { followers, ...of }: LettersOfCohort & { followers?: readonly Followers[] },
): Promise<LetterLine[]> {
  const dispatches = await dispatchOutcomes(db, of)
  const isToCome = dispatches.some(({ state, kind }) => state === 'planned' && kind === 'lesson')
  // Everybody of the cohort is counted for them: not where all letters are out.
  const waiting = followers ?? (isToCome ? await followersByTrack(db, of.cohortId) : [])
  return linesOf(dispatches, waiting)
}

/** The lines of dispatches, which come in the order in which they fall due. */
export function linesOf(
  dispatches: readonly DispatchOutcomes[],
  followers: readonly Followers[],
): LetterLine[] {
  const byLetter = Map.groupBy(dispatches, ({ letter }) => letter)
  return [...byLetter.values()].flatMap((of) => (of[0] ? [lineOf([of[0], ...of.slice(1)], followers)] : []))
}

function lineOf(
  of: readonly [DispatchOutcomes, ...DispatchOutcomes[]],
  followers: readonly Followers[],
): LetterLine {
  const { letter, day, kind, event, reminder, audience, subject } = of[0]
  const last = of.reduce((latest, each) => (each.dueAt > latest.dueAt ? each : latest))
  const outcomes = addOutcomes(of.map((each) => outcomesOf(each, followers)))
  const standing = standingOf(of, outcomes)
  const isOpen = kind !== 'lesson' && of.some(({ state }) => state === 'planned')
  return {
    ...{ letter, day, kind, event, reminder, audience, subject, standing, outcomes },
    firstDueAt: of[0].dueAt,
    lastDueAt: last.dueAt,
    expiresAt: last.expiresAt,
    zones: [...new Set(of.map(({ zone }) => zone))],
    expected: isOpen ? undefined : peopleIn(outcomes),
  }
}

function outcomesOf(dispatch: DispatchOutcomes, followers: readonly Followers[]): OutcomeCounts {
  const { kind, state, outcomes, unwritten, trackId } = dispatch
  if (state === 'open') return addOutcomes([outcomes, { waiting: unwritten }])
  if (state !== 'planned' || kind !== 'lesson') return outcomes
  const count = (standing: Followers['state']) =>
    followers.find((each) => each.trackId === trackId && each.state === standing)?.people ?? 0
  return { waiting: count('active'), paused: count('paused') }
}

function standingOf(of: readonly DispatchOutcomes[], { waiting = 0 }: OutcomeCounts): LetterLine['standing'] {
  if (of.every(({ isWithdrawn }) => isWithdrawn)) return 'withdrawn'
  if (of.every(({ state }) => state === 'cancelled')) return 'cancelled'
  const isOver = waiting === 0 && of.every(({ state }) => state === 'closed' || state === 'cancelled')
  if (!isOver && of.some(({ isPaused }) => isPaused)) return 'paused'
  if (of.every(({ state }) => state === 'planned')) return 'planned'
  return isOver ? 'done' : 'under-way'
}
