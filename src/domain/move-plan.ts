import type { IsoDate } from './calendar-rule.ts'
import type { PlannedLesson } from './plan.ts'

/** A reader between two tracks of a cohort. */
export type Move = {
  /** The lessons of the track that is left and of the one that is joined, in order. */
  before: readonly PlannedLesson[]
  after: readonly PlannedLesson[]
  /** Letters that are in the ledger already, however they ended. */
  had: ReadonlySet<string>
  /** The day of the first lesson that is still to come: those before it do not come any more. */
  nextDay: number
  joinedAt: Date
  now: Date
  /** The date at `now`, in the zone of the track that is left. */
  today: IsoDate
}

export type MovePlan = {
  /** The lesson that leaves at once, as the letter of one of the two tracks, until `expiresAt`. */
  atOnce: { letter: string; track: 'before' | 'after'; expiresAt: Date } | undefined
  /** Lessons of the new track that do not come by mail: their hour there is over, or their turn was before. */
  over: PlannedLesson[]
  /** When the next lesson leaves: whatever is still on its way has to end by then. */
  nextAt: Date | undefined
}

/**
 * What becomes of the lessons that are not in the ledger yet: those whose hour in the new track is still ahead come by
 * themselves; the one of this date, if its hour has passed, leaves at once. Where the reader's calendar jumps over the
 * rest of a day, the lesson of that day leaves before the jump, as the letter of the track that is left.
 */
export function planMove(move: Move): MovePlan {
  const { after, had, nextDay, joinedAt, now } = move
  const waiting = after.filter(({ letter }) => !had.has(letter))
  const turns = waiting.filter(({ day }) => day >= nextDay)
  const late = turns.filter((lesson) => lesson.dueAt <= now && isOwed(lesson, move))
  const ofToday = late.findLast(({ expiresAt }) => expiresAt > now)
  const nextAt = ofToday ? now : turns.find(({ dueAt }) => dueAt > now)?.dueAt
  const jumped = ofToday ? undefined : late.findLast(({ letter }) => lastChance(letter, move))
  const passed = waiting.filter(({ day, dueAt }) => day < nextDay && dueAt >= joinedAt)
  return {
    atOnce: ofToday
      ? { letter: ofToday.letter, track: 'after', expiresAt: ofToday.expiresAt }
      : jumped && { letter: jumped.letter, track: 'before', expiresAt: endOf(jumped.letter, move, nextAt) },
    over: [...passed, ...late.filter((lesson) => lesson !== ofToday && lesson !== jumped)],
    nextAt,
  }
}

/** A lesson that had left before the reader joined, in both tracks, is not waited for. */
function isOwed({ letter, dueAt }: PlannedLesson, { before, joinedAt }: Move): boolean {
  const old = before.find((lesson) => lesson.letter === letter)
  return dueAt >= joinedAt || (old !== undefined && old.dueAt >= joinedAt)
}

/** Whether it is the lesson of this date where the reader still is. */
function lastChance(letter: string, { before, today, now }: Move): boolean {
  return before.some((old) => old.letter === letter && old.date === today && old.expiresAt > now)
}

function endOf(letter: string, { before, now }: Move, nextAt: Date | undefined): Date {
  const end = before.find((old) => old.letter === letter)?.expiresAt ?? now
  return nextAt && nextAt < end ? nextAt : end
}
