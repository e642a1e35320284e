import { DateTime } from 'luxon'
import { addDays, localDate } from '../../domain/local-time.ts'
import type { LeftOut, RehearsalEvent, RehearsalReport, RehearsedChange, RehearsedLetter } from '../report.ts'

/** One letter on one date, whoever gets it. */
export type DayLetter = {
  /** The first of them to leave in the cohort's own zone, or anywhere where there is none. */
  first: RehearsedLetter
  zones: string[]
  /** Whether nobody in the cohort's own zone gets it on this date, and somebody does on another. */
  aside: boolean
}

/** What happens to one event on one date, in order. */
export type DayEvent = { title: string; moments: RehearsalEvent[]; cancelled: boolean }

/** Dates are those of the cohort's zone; `weekday` is 1 for Monday to 7 for Sunday. */
export type ReportDay = {
  date: string
  weekday: number
  letters: DayLetter[]
  events: DayEvent[]
  changes: RehearsedChange[]
  leftOut: LeftOut[]
}

export type CalendarMonth = { month: string; days: ReportDay[] }

type Report = Pick<RehearsalReport, 'letters' | 'events' | 'changes' | 'leftOut' | 'zone'>

/** The months, whole, in which a letter leaves, an event happens or is changed, or a day is left out. */
export function calendarMonths(report: Report): CalendarMonth[] {
  const days = busyDays(report)
  const months = [...new Set([...days.keys()].map((date) => date.slice(0, 7)))].sort()
  return months.map((month) => ({
    month,
    days: datesOf(month).map((date) => days.get(date) ?? emptyDay(date)),
  }))
}

function busyDays(report: Report): Map<string, ReportDay> {
  const { letters, events, changes, leftOut, zone } = report
  const days = new Map<string, ReportDay>()
  const on = (date: string): ReportDay => {
    const day = days.get(date) ?? emptyDay(date)
    days.set(date, day)
    return day
  }
  for (const letter of letters) addLetter(on(localDate(new Date(letter.at), zone)), letter, zone)
  for (const event of events.toSorted(byInstant)) addEvent(on(localDate(new Date(event.at), zone)), event)
  for (const change of changes) on(localDate(new Date(change.at), zone)).changes.push(change)
  for (const left of leftOut) addLeftOut(on(left.date), left)
  const atHome = new Set(letters.filter((letter) => letter.zone === zone).map(({ letter }) => letter))
  for (const day of days.values()) day.letters = homeFirst(day.letters, { zone, atHome })
  return days
}

/** Lessons first. Where the cohort's zone and others get a letter on two dates, the others' stands aside. */
function homeFirst(
  letters: DayLetter[],
  { zone, atHome }: { zone: string; atHome: Set<string> },
): DayLetter[] {
  const isAside = ({ first, zones }: DayLetter) => atHome.has(first.letter) && !zones.includes(zone)
  const told = letters.map((letter) => ({ ...letter, aside: isAside(letter) }))
  const place = ({ aside, first }: DayLetter) => (aside ? 2 : first.about ? 1 : 0)
  return told.sort((a, b) => place(a) - place(b))
}

function emptyDay(date: string): ReportDay {
  const { weekday } = DateTime.fromISO(date, { zone: 'utc' })
  return { date, weekday, letters: [], events: [], changes: [], leftOut: [] }
}

function addLetter(day: ReportDay, letter: RehearsedLetter, home: string): void {
  const known = day.letters.find(({ first }) => first.letter === letter.letter)
  if (!known) day.letters.push({ first: letter, zones: [letter.zone], aside: false })
  else {
    if (letter.zone === home && known.first.zone !== home) known.first = letter
    if (!known.zones.includes(letter.zone)) known.zones.push(letter.zone)
  }
}

function byInstant(a: RehearsalEvent, b: RehearsalEvent): number {
  return Date.parse(a.at) - Date.parse(b.at)
}

function addEvent(day: ReportDay, event: RehearsalEvent): void {
  const known = day.events.find(({ moments }) => moments[0]?.name === event.name)
  if (known) known.moments.push(event)
  else day.events.push({ title: event.title, moments: [event], cancelled: event.cancelled ?? false })
}

function addLeftOut(day: ReportDay, left: LeftOut): void {
  if (!day.leftOut.some(({ letter }) => letter === left.letter)) day.leftOut.push(left)
}

function datesOf(month: string): string[] {
  const first = `${month}-01`
  const { daysInMonth } = DateTime.fromISO(first, { zone: 'utc' })
  return Array.from({ length: daysInMonth ?? 0 }, (_, index) => addDays(first, index))
}
