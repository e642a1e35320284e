import { isoDate, wallTime } from '../domain/calendar-rule.ts'
import { UserError } from '../domain/user-error.ts'
import type { PlannedEdition } from './brought-edition.ts'
import { type PlannedCalendar, readCalendarWords } from './planned-calendar.ts'

/** Where a moment moves: to a day of the course or to a date. Without `at` it keeps its hour, or is a whole day. */
export type ChangeTarget = ({ day: number } | { date: string }) & { at?: string }

/** What the organiser of a rehearsal does, on a day of the course. */
export type Planned = PlannedChange | PlannedCalendar | PlannedEdition

/** What the organiser of a rehearsal does to an event, on a day of the course counted from 1. */
export type PlannedChange = { day: number; event: string; words: string } & (
  | { move: { moment: string | undefined; to: ChangeTarget } }
  | { cancel: true }
)

const EXPECTED =
  "expected '<day> move <event> [<moment>] <day>T<HH:MM>', '<day> cancel <event>', '<day> cohort move <days>' or '<day> edition <folder>', such as '10 move webinaire 17T13:00'"

/**
 * Parses a change as written on the command line, such as `10 move webinaire 17T13:00`, `3 move mooc end 50`, `10 move
 * webinaire 2027-03-17T13:00` `16 cancel webinaire`, `10 cohort move 2` or `10 edition ../next`.
 * @throws UserError that says what was expected.
 */
export function readPlannedChange(words: string): Planned {
  const [dayWord = '', verb, event, ...rest] = words.trim().split(/\s+/)
  const day = readDay(dayWord)
  if (day === undefined) throw unread(words, `'${dayWord}' is no day of the course`)
  if (verb === 'cohort') {
    const calendar = readCalendarWords([event, ...rest].filter((word) => word !== undefined))
    if (calendar) return { day, words, calendar }
    throw unread(
      words,
      "what follows 'cohort' is none of move, at, zone, days, skip, late, capacity and undo",
    )
  }
  if (verb === 'edition') {
    const folder = [event, ...rest].join(' ')
    if (folder === '') throw unread(words, 'it names no folder')
    return { day, words, folder }
  }
  if (verb !== 'move' && verb !== 'cancel') throw unread(words, `'${verb ?? ''}' is neither move nor cancel`)
  if (event === undefined) throw unread(words, 'it names no event')
  if (verb === 'cancel') {
    if (rest.length > 0) throw unread(words, `'${rest.join(' ')}' is one too many`)
    return { day, event, words, cancel: true }
  }
  const target = rest.at(-1)
  if (target === undefined || rest.length > 2) throw unread(words, 'it does not say where to')
  const to = readTarget(target)
  if (!to) throw unread(words, `'${target}' is neither a day nor a date`)
  return { day, event, words, move: { moment: rest.length === 2 ? rest[0] : undefined, to } }
}

function readTarget(text: string): ChangeTarget | undefined {
  const [on = '', hour, ...more] = text.split('T')
  const at = hour === undefined ? undefined : wallTime.safeParse(hour).data
  if (more.length > 0 || (hour !== undefined && at === undefined)) return undefined
  const day = readDay(on)
  const date = isoDate.safeParse(on).data
  const when = day !== undefined ? { day } : date !== undefined ? { date } : undefined
  return when && { ...when, ...(at === undefined ? {} : { at }) }
}

const MOST_DAYS = 400

/** A day of the course, counted from 1. */
export function readDay(text: string): number | undefined {
  const day = Number(text)
  return /^\d{1,3}$/.test(text) && day >= 1 && day <= MOST_DAYS ? day : undefined
}

function unread(words: string, why: string): UserError {
  return new UserError(`--change '${words}': ${why}; ${EXPECTED}`)
}
