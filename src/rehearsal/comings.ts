import { dateOfDay } from '../domain/calendar.ts'
import type { IsoDate } from '../domain/calendar-rule.ts'
import { afterLessons, type Course } from './schedule-changes.ts'

/** How many of the people are not there from the first lesson to the last; nobody when left out. */
export type Cast = {
  /** So many of the last join once the course has begun. */
  late?: number | undefined
  /** So many of the first take a break. */
  breaks?: number | undefined
}

/** Somebody who joins late. `person` is the index in the list of people, from 0. */
export type Coming = { person: number; at: Date }

/** A break that is asked for up to and with a date, and perhaps ended before. */
export type Break = { person: number; at: Date; until: IsoDate; backAt?: Date }

/** One of them joins on the day on which changes are usually rehearsed, after those. */
const JOINS_ON = [4, 10]
const BREAK_FROM = 8
const BREAK_DAYS = 4
/** After the changes and the one-off letters of the same day. */
const LATER_MS = 5 * 60_000

/** Who joins late, and when: the last of the list. */
export function castComings(course: Course, people: number, { late = 0 }: Cast): Coming[] {
  const most = Math.min(late, people)
  return Array.from({ length: most }, (_, index) => {
    const day = Math.min(JOINS_ON[index % JOINS_ON.length] ?? 1, Math.max(1, lastDay(course) - 1))
    return { person: people - most + index, at: after(course, day) }
  })
}

/**
 * Who takes a break, and when: the first of the list, around day 10 of a long course, in the middle of a short one. Every
 * second one comes back a day early.
 */
export function castBreaks(course: Course, people: number, { breaks = 0, late = 0 }: Cast): Break[] {
  const last = lastDay(course)
  const from = Math.min(BREAK_FROM, Math.ceil(last / 2))
  const to = Math.max(from, Math.min(from + BREAK_DAYS, last - 1))
  const until = dateOfDay({ ...course.run, day: to })
  return Array.from({ length: Math.max(0, Math.min(breaks, people - late)) }, (_, person) => {
    const isEarly = person % 2 === 1 && to > from + 1
    return { person, at: after(course, from), until, ...(isEarly && { backAt: after(course, to - 1) }) }
  })
}

function lastDay({ programme }: Course): number {
  return programme.lessons.at(-1)?.day ?? 1
}

function after(course: Course, day: number): Date {
  return new Date(afterLessons(course, day).getTime() + LATER_MS)
}
