import { DateTime } from 'luxon'
import { dateOfDay } from '../domain/calendar.ts'
import type { CalendarRule } from '../domain/calendar-rule.ts'
import type { Moment, Programme, ProgrammeEvent } from '../domain/programme.ts'
import { firstShown } from './wall-clock.ts'

/**
 * One date of an event: an instant, or a whole day on everybody's own calendar, which begins at `at` in the cohort's
 * zone.
 */
export type TrueMoment = { name: string; at: Date; wholeDay: boolean; date: string }

export type TrueEvent = {
  name: string
  event: ProgrammeEvent
  cancelled: boolean
  moments: Readonly<Record<string, TrueMoment>>
}

/** A change of an event and its instant. It holds from then on. */
export type MadeChange = { at: Date; event: string } & (
  | { moment: string; to: { date: string; at?: string } }
  | { cancelled: true }
)

/** A period in which an event did not change. `to` is undefined for the last one. */
export type Period = { from: Date; to: Date | undefined; state: TrueEvent }

export type Run = {
  rule: CalendarRule
  dayOne: string
  zone: string
  /** Of the lessons of the sealed programme. */
  intervals?: readonly number[]
}

/**
 * What is true about the events of a run at any instant: the sealed programme and the changes made since. It is
 * computed independently of the code that fills letters, because that code is checked against it.
 */
export type Truth = {
  /** The events in the order of the programme. */
  at(instant: Date): readonly TrueEvent[]
  /** Every state that an event has had up to an instant, the first one first. */
  history(event: string, upTo: Date): readonly TrueEvent[]
  periods(event: string): readonly Period[]
  /** The zone in which the events take place. */
  zone: string
}

export function openTruth(programme: Programme, run: Run, changes: readonly MadeChange[]): Truth {
  const inOrder = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const all = new Map(
    Object.entries(programme.events).map(([name, event]) => [name, periodsOf({ name, event }, run, inOrder)]),
  )
  const history = (name: string, upTo: Date) =>
    (all.get(name) ?? []).filter(({ from }) => from <= upTo).map(({ state }) => state)
  return {
    at: (instant) => [...all.keys()].flatMap((name) => history(name, instant).at(-1) ?? []),
    history,
    periods: (name) => all.get(name) ?? [],
    zone: run.zone,
  }
}

type Named = Pick<TrueEvent, 'name' | 'event'>

function periodsOf(named: Named, run: Run, changes: readonly MadeChange[]): Period[] {
  const own = changes.filter(({ event }) => event === named.name)
  let state: TrueEvent = { ...named, cancelled: false, moments: asWritten(named.event, run) }
  const periods: Period[] = [{ from: new Date(0), to: own[0]?.at, state }]
  own.forEach((change, index) => {
    state = changed(state, change, run)
    periods.push({ from: change.at, to: own[index + 1]?.at, state })
  })
  return periods
}

function changed(state: TrueEvent, change: MadeChange, run: Run): TrueEvent {
  if ('cancelled' in change) return { ...state, cancelled: true }
  const moments = { ...state.moments, [change.moment]: momentOf(change.moment, change.to, run) }
  return { ...state, moments: withEnd(state.event, moments) }
}

function asWritten(event: ProgrammeEvent, run: Run): Record<string, TrueMoment> {
  const written = Object.entries(momentsOf(event)).map(([name, moment]): [string, TrueMoment] => [
    name,
    momentOf(name, moment, run),
  ])
  return withEnd(event, Object.fromEntries(written))
}

function momentsOf(event: ProgrammeEvent): Record<string, Moment> {
  if (event.kind === 'release') return event.dates
  if (event.kind === 'webinar') return { start: event.start }
  const { opens, start, end, milestones = [] } = event
  const steps = milestones.map(({ at }, index): [string, Moment] => [`milestone_${index + 1}`, at])
  return { opens, start, end, ...Object.fromEntries(steps) }
}

function momentOf(name: string, moment: Moment, run: Run): TrueMoment {
  const date = 'date' in moment ? moment.date : dateOfDay({ ...run, day: moment.day })
  const wholeDay = moment.at === undefined
  const at = firstShown(date, moment.at ?? '00:00', run.zone)
  return { name, at, wholeDay, date }
}

/** The end of a webinar follows from its start and its length in minutes. */
function withEnd(event: ProgrammeEvent, moments: Record<string, TrueMoment>): Record<string, TrueMoment> {
  const { start } = moments
  if (event.kind !== 'webinar' || !start) return moments
  const at = new Date(start.at.getTime() + event.minutes * 60_000)
  return { ...moments, end: { ...start, name: 'end', at } }
}

/** Whether a moment is over for a reader. A whole day is over once it has ended on their own calendar. */
export function isOver(moment: TrueMoment, { at, zone }: { at: Date; zone: string }): boolean {
  return moment.wholeDay ? localDay(at, zone) > moment.date : at >= moment.at
}

/** The ISO date that calendars in a zone show. */
export function localDay(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toISODate() ?? ''
}
