import { hasIntervals } from '../domain/interval.ts'
import type { Programme } from '../domain/programme.ts'
import { findTimes, type SaidTime } from '../domain/time-words/find-times.ts'
import { writtenMoments } from '../domain/written-moments.ts'
import { sayIn } from '../language/say.ts'

/** Days counted from a lesson, as in “demain”, or a date. `year` is missing when it was not written. */
type Meant = { days: number } | { year?: number | undefined; month: number; day: number }

/** Where words were found: in the lesson of this day. The words of the line tell which event is meant. */
export type WrittenAt = { programme: Programme; day: number; line: string }
type Dated = { path: string; event?: string; day?: number; date?: string; at?: string | undefined }

/**
 * The placeholders that say what these words of a lesson say, likeliest first: those of events on that date, of the
 * lesson itself, and of the next one. Empty when the words name no date, or nothing of the programme falls on it.
 */
export function fittingPlaceholders(words: string, written: WrittenAt): string[] {
  const said = findTimes(words)[0]
  const meant = meanings(said)
  return datedOf(written)
    .filter((dated) => meant.some((reading) => isOn(dated, reading, written)) || isAt(dated, said))
    .map(({ path, at }) => placeholderFor(path, at, said))
}

/**
 * An example of a placeholder that this programme has; of an event that the line names, if there is one. Undefined where it
 * has no event, and the words no date: days that are counted from the reading on would have none.
 */
export function examplePlaceholder(words: string, written: WrittenAt): string | undefined {
  const said = findTimes(words)[0]
  const event = datedOf(written).find((dated) => dated.event !== undefined)
  if (event) return placeholderFor(event.path, event.at, said)
  return said?.day?.kind === 'date' ? placeholderFor('date', undefined, said) : undefined
}

/** The placeholder for a day, for an hour, or for both one after the other. */
function placeholderFor(path: string, at: string | undefined, said: SaidTime | undefined): string {
  const hour = `{{ ${path} | time }}`
  if (said !== undefined && said.day === undefined && at !== undefined) return hour
  const day = `{{ ${path} | ${filterFor(said)} }}`
  return said?.hour === undefined || at === undefined
    ? day
    : sayIn(said.language)('event.at', { date: day, time: hour })
}

function filterFor(said: SaidTime | undefined): string {
  switch (said?.day?.kind) {
    case 'date':
      return 'date'
    case 'counted':
    case 'countdown':
      return 'countdown'
    default:
      return 'relative_day'
  }
}

/** The possible meanings of words, as far as they can be compared with the days of a course. */
function meanings(said: SaidTime | undefined): readonly Meant[] {
  const day = said?.day
  if (day?.kind === 'near') return [{ days: day.days }]
  if (day?.kind === 'counted') return day.days.map((days) => ({ days }))
  return day?.kind === 'date' ? day.readings : []
}

/** An hour alone matches every moment at that hour. */
function isAt({ at }: Dated, said: SaidTime | undefined): boolean {
  if (said === undefined || said.day !== undefined || said.hour === undefined || at === undefined)
    return false
  const [hour, minute] = at.split(':').map(Number)
  return hour === said.hour.hour && minute === said.hour.minute
}

/** All moments of the programme: the events that the line names, then the lessons, then all other events. */
function datedOf({ programme, day, line }: WrittenAt): Dated[] {
  const events: Dated[] = Object.entries(programme.events).flatMap(([event, written]) =>
    Object.entries(writtenMoments(written)).map(([name, moment]) => ({
      path: `events.${event}.${name}`,
      event,
      ...moment,
    })),
  )
  const isNamed = ({ event = '' }: Dated) => plainly(line).includes(event)
  const later = programme.lessons.map((lesson) => lesson.day).filter((other) => other > day)
  return [
    ...events.filter(isNamed),
    { path: 'date', day },
    ...(later.length === 0 ? [] : [{ path: 'next.date', day: Math.min(...later) }]),
    ...events.filter((dated) => !isNamed(dated)),
  ]
}

function isOn({ day, date }: Dated, meant: Meant, written: WrittenAt): boolean {
  if ('days' in meant)
    return day !== undefined && day - written.day === meant.days && counts(meant.days, written)
  if (date === undefined) return false
  const [year, month, dayOfMonth] = date.split('-').map(Number)
  return month === meant.month && dayOfMonth === meant.day && (meant.year ?? year) === year
}

/** Days of a course equal calendar days only if it has a lesson every day. */
function counts(days: number, { programme: { calendar, lessons } }: WrittenAt): boolean {
  const { days: every, ...skipped } = calendar
  if (hasIntervals(lessons)) return false
  return days === 0 || (every === 'every-day' && Object.values(skipped).every((part) => part === undefined))
}

/** Lower case, without accents. */
function plainly(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
