import { z } from 'zod'

/** When a lesson comes, counted from the one before it: `same day`, `3 days later`, `2 weeks later`. */
export const comesAfter = z
  .string()
  .regex(
    /^(same day|[1-9]\d{0,2} days? later|[1-9]\d? weeks? later)$/,
    'expected same day, or such as 3 days later or 2 weeks later',
  )
  .describe(
    'how long after the lesson before it: same day, 3 days later, 2 weeks later; the next day of lessons when left out',
  )

type Lesson = { comes?: string | undefined }

const DAYS_OF: Readonly<Record<string, number>> = { day: 1, week: 7 }

/** Days from the date of the lesson before to the first date on which this one may leave; 0 where they share it. */
export function intervalOf({ comes }: Lesson): number {
  if (comes === undefined) return 1
  const [count, unit = ''] = comes.split(' ')
  return comes === 'same day' ? 0 : Number(count) * (DAYS_OF[unit.replace(/s$/, '')] ?? 1)
}

/** The intervals of lessons, in their order, up to the last that is not 1. That of the first lesson counts for nothing. */
export function intervalsOf(lessons: readonly Lesson[]): number[] {
  const intervals = lessons.map(intervalOf)
  return intervals.slice(0, 1 + intervals.findLastIndex((interval) => interval !== 1))
}

/** Whether two of some lessons share a date, or are further apart than the calendar has them. */
export function hasIntervals(lessons: readonly Lesson[]): boolean {
  return intervalsOf(lessons).length > 0
}
