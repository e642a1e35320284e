import type { Programme } from '../domain/programme.ts'
import { writtenMoments } from '../domain/written-moments.ts'

/** Days from a lesson, as in « demain », or a date; `year` is missing where it was not written. */
type Meant = { days: number } | { year?: number | undefined; month: number; day: number }

/** Where words were found: in a lesson of this day, in a line whose words tell which event is meant. */
export type WrittenAt = { programme: Programme; day: number; line: string }
type Dated = { path: string; event?: string; day?: number; date?: string }

/**
 * The holes that say what these words of a lesson say, likeliest first: those of the events that are on that date, of
 * the lesson itself and of the next one. None where the words name no date, or nothing of the programme is on it.
 */
export function fittingHoles(words: string, place: WrittenAt): string[] {
  const meant = meanings(words)
  return datedOf(place)
    .filter((dated) => meant.some((reading) => isOn(dated, reading, place)))
    .map(({ path }) => `{{ ${path} | ${filterFor(words, meant)} }}`)
}

/** A hole that this programme has, to show what one looks like: of an event that the line names, if there is one. */
export function exampleHole(words: string, place: WrittenAt): string {
  const events = datedOf(place).filter(({ event }) => event !== undefined)
  return `{{ ${events[0]?.path ?? 'date'} | ${filterFor(words, meanings(words))} }}`
}

function filterFor(words: string, meant: readonly Meant[]): string {
  if (meant.some((reading) => 'month' in reading)) return 'date'
  return countedDays(words) === undefined ? 'relative_day' : 'countdown'
}

/** The events that the line names, then the lessons, then all others. */
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

function isOn({ day, date }: Dated, meant: Meant, place: WrittenAt): boolean {
  if ('days' in meant) return day !== undefined && day - place.day === meant.days && counts(meant.days, place)
  if (date === undefined) return false
  const [year, month, dayOfMonth] = date.split('-').map(Number)
  return month === meant.month && dayOfMonth === meant.day && (meant.year ?? year) === year
}

/** Days of the course are days of the calendar only where it has lessons every day. */
function counts(days: number, { programme: { calendar } }: WrittenAt): boolean {
  const { days: every, ...skipped } = calendar
  return days === 0 || (every === 'every-day' && Object.values(skipped).every((part) => part === undefined))
}

const NEAR: Readonly<Record<string, number>> = {
  ...{ 'avant-hier': -2, hier: -1, "aujourd'hui": 0, demain: 1, 'après-demain': 2 },
  ...{ yesterday: -1, today: 0, tomorrow: 1 },
}
const NUMBERS: Readonly<Record<string, number>> = {
  ...{ un: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, seven: 7, eight: 8, nine: 9, ten: 10 },
}
/** How the names of the months begin, in French and English, without accents. */
const MONTHS = [
  ...['jan', 'fev|feb', 'mar', 'avr|apr', 'mai|may', 'juin|jun'],
  ...['juil|jul', 'aou|aug', 'sep', 'oct', 'nov', 'dec'],
].map((start) => new RegExp(`^(?:${start})`))
const WEEKDAY = /^(?:lun|mar|mercre|jeu|vendre|same)di$|^dimanche$|day,?$/

/** What words may mean; 03/04/2027 is read as the third of April, and as the fourth of March too. */
function meanings(words: string): Meant[] {
  const text = words.toLowerCase().replaceAll('’', "'")
  const days = NEAR[text.replace('aujourd hui', "aujourd'hui")] ?? countedDays(text)
  if (days !== undefined) return [{ days }]
  const [iso, ...parts] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (iso) return [{ year: Number(parts[0]), month: Number(parts[1]), day: Number(parts[2]) }]
  const [slashed, one, other, written] = /^(\d+)[/.](\d+)[/.](\d+)$/.exec(text) ?? []
  if (!slashed) return inWords(text)
  const year = Number(written) + (Number(written) < 100 ? 2000 : 0)
  return [
    { year, month: Number(other), day: Number(one) },
    { year, month: Number(one), day: Number(other) },
  ]
}

/** « dans 3 jours », « il y a trois jours », `in 3 days`, `3 days ago`. */
function countedDays(words: string): number | undefined {
  const [, written] = /(\S+)\s+(?:jour|day)s?\b/i.exec(words) ?? []
  if (written === undefined) return undefined
  const count = NUMBERS[written.toLowerCase()] ?? Number(written)
  return /^il|ago$/i.test(words) ? -count : count
}

function inWords(text: string): Meant[] {
  const parts = plainly(text)
    .split(/[\s,]+/)
    .filter((word) => !WEEKDAY.test(word))
  const month = MONTHS.findIndex((name) => parts.some((word) => name.test(word))) + 1
  const numbers = parts.map((word) => Number.parseInt(word, 10))
  const day = numbers.find((number) => number < 32)
  return month === 0 || day === undefined ? [] : [{ year: numbers.find((n) => n > 31), month, day }]
}

/** Lower case without accents. */
function plainly(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
