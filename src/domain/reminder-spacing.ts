import type { Audience } from './event-schema.ts'
import type { PlannedReminder } from './planned-reminder.ts'

/** A reminder as its rule asks for it. `notBefore` is the moment of one that speaks of what has been. */
export type AskedReminder = PlannedReminder & {
  meetsLesson: 'wait' | 'fold'
  notBefore: Date | undefined
}

type Lesson = { letter: string; dueAt: Date }

const MINUTE = 60_000

/**
 * Keeps reminders `lettersApart` minutes from the lessons, which never move, and from each other where one person may
 * get both. One that comes closer to a lesson than that, before or after it, becomes a part of it if it says `fold` and
 * is true when that lesson leaves. Otherwise it waits for the first free time, but not longer than half of the time it
 * has until it expires: later, people could not act on it any more, and a slow relay not hand it over. Where there is
 * no free time until then it leaves when it was asked to: two letters close together are a nuisance, a webinar missed
 * is a loss. Those that can wait least choose first.
 */
export function spaceOut<T extends AskedReminder>(
  asked: readonly T[],
  { lessons, lettersApart }: { lessons: readonly Lesson[]; lettersApart: number },
): T[] {
  const apart = lettersApart * MINUTE
  const placed: T[] = []
  for (const reminder of asked.toSorted(byUrgency)) {
    const folded = reminder.meetsLesson === 'fold' ? lessonNear(reminder, lessons, apart) : undefined
    if (folded) placed.push({ ...reminder, dueAt: folded.dueAt, foldedInto: folded.letter })
    else placed.push({ ...reminder, dueAt: freeTime(reminder, around(reminder, { lessons, placed }), apart) })
  }
  return placed
}

function byUrgency(a: AskedReminder, b: AskedReminder): number {
  return latest(a) - latest(b) || a.dueAt.getTime() - b.dueAt.getTime() || (a.letter < b.letter ? -1 : 1)
}

/** In milliseconds since 1970. */
function latest({ dueAt, expiresAt }: AskedReminder): number {
  return dueAt.getTime() + (expiresAt.getTime() - dueAt.getTime()) / 2
}

function lessonNear(
  { dueAt, notBefore, expiresAt }: AskedReminder,
  lessons: readonly Lesson[],
  apart: number,
): Lesson | undefined {
  const distance = (lesson: Lesson) => Math.abs(lesson.dueAt.getTime() - dueAt.getTime())
  const isTrue = (at: Date) => at < expiresAt && (notBefore === undefined || at >= notBefore)
  return lessons
    .filter((lesson) => distance(lesson) < apart && isTrue(lesson.dueAt))
    .toSorted((a, b) => distance(a) - distance(b))[0]
}

/** When other letters leave that one person may get besides this one, in order. */
function around(
  reminder: AskedReminder,
  { lessons, placed }: { lessons: readonly Lesson[]; placed: readonly AskedReminder[] },
): number[] {
  const others = placed.filter((other) => mayMeet(reminder, other))
  return [...lessons, ...others].map(({ dueAt }) => dueAt.getTime()).sort((a, b) => a - b)
}

function mayMeet(a: AskedReminder, b: AskedReminder): boolean {
  if (a.event !== b.event || a.audience === b.audience) return true
  return !NEVER_BOTH[a.audience].includes(b.audience)
}

/** Audiences of one event that share nobody. */
const NEVER_BOTH: Readonly<Record<Audience, readonly Audience[]>> = {
  everyone: [],
  registered: ['not-registered'],
  'not-registered': ['registered', 'attended', 'absent'],
  attended: ['absent', 'not-registered'],
  absent: ['attended', 'not-registered'],
}

/** `others` in order: whoever moves past one is far enough from all before it. */
function freeTime(reminder: AskedReminder, others: readonly number[], apart: number): Date {
  const free = others.reduce(
    (at, other) => (Math.abs(other - at) < apart ? other + apart : at),
    reminder.dueAt.getTime(),
  )
  return free <= latest(reminder) ? new Date(free) : reminder.dueAt
}
