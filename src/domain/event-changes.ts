import { mapValues } from './map-values.ts'
import { type EventMoments, eventMoments, pacedRun } from './plan.ts'
import type { Moment, Programme, ProgrammeEvent } from './programme.ts'
import type { EventRun } from './redated.ts'

/** Moments of an event by name that an organiser has set, as dates and hours in the zone of the cohort. */
export type SetMoments = Readonly<Record<string, Moment>>

/** Addresses that an organiser has given since: where people take part, and where the recording is. */
export type EventLinks = { readonly join?: string; readonly replay?: string }

/** What an organiser made of an event of one cohort, in place of what the programme says and of earlier changes. */
export type EventChange = {
  /** Which change of the cohort it is, from 1; letters say which they know of. */
  version: number
  event: string
  /** Which change of this event it is, from 1 (SEQUENCE of RFC 5545). */
  sequence: number
  changedAt: Date
  /** Those that were moved, now or before; the others are as the programme says. */
  moments: SetMoments
  /** Those that were given, now or before. */
  links: EventLinks
  cancelled: boolean
}

/** A change, whenever it was made. */
export type StandingChange = Omit<EventChange, 'changedAt'>

/** An event as it stands for a run. */
export type EventState = {
  /** As the programme has it, with the moments and links that were set. */
  facts: ProgrammeEvent
  moments: EventMoments
  cancelled: boolean
  /** Of its last change; 0 is what the programme says. */
  sequence: number
  /** For each of its moments, which change gave it the date that it has; 0 is what the programme says. */
  dated: Readonly<Record<string, number>>
  set: SetMoments
  links: EventLinks
}

/** The events of a programme for a run, as the changes up to a version have left them. */
export function eventStates(
  programme: Programme,
  run: EventRun,
  { changes, version }: { changes: readonly StandingChange[]; version: number },
): Record<string, EventState> {
  const paced = pacedRun(programme, run)
  return mapValues(programme.events, (written, name) => {
    const own = changes.filter((change) => change.event === name && change.version <= version)
    const { cancelled = false, sequence = 0, moments: set = {}, links = {} } = own.at(-1) ?? {}
    const facts = withLinks(withMoments(written, set), links)
    const moments = eventMoments(facts, paced)
    const dated = mapValues(moments, (_, moment) => datedBy(own, written.kind, moment))
    return { facts, moments, cancelled, sequence, dated, set, links }
  })
}

/** The sequence of the last change that set a moment anew; the end of a webinar is where its start is. */
function datedBy(own: readonly StandingChange[], kind: ProgrammeEvent['kind'], name: string): number {
  const key = kind === 'webinar' ? 'start' : name
  const set = (change: StandingChange | undefined) => JSON.stringify(change?.moments[key] ?? null)
  const last = own.findLastIndex((change, index) => set(change) !== set(own[index - 1]))
  return own[last]?.sequence ?? 0
}

/** Whether an event has other dates than before, or was called off. */
export function isRedated(before: EventState, after: EventState): boolean {
  if (before.cancelled !== after.cancelled) return true
  return Object.entries(after.moments).some(
    ([name, { at }]) => before.moments[name]?.at.getTime() !== at.getTime(),
  )
}

/** The version that held at an instant; `changes` in their order. */
export function versionAt(changes: readonly { version: number; changedAt: Date }[], instant: Date): number {
  return changes.findLast(({ changedAt }) => changedAt <= instant)?.version ?? 0
}

function withMoments<E extends ProgrammeEvent>(event: E, set: SetMoments): ProgrammeEvent {
  switch (event.kind) {
    case 'webinar':
      return { ...event, start: set.start ?? event.start }
    case 'mooc': {
      const { opens = event.opens, start = event.start, end = event.end } = set
      return { ...event, opens, start, end }
    }
    case 'release':
      return { ...event, dates: { ...event.dates, ...set } }
  }
}

function withLinks(event: ProgrammeEvent, { join, replay }: EventLinks): ProgrammeEvent {
  if (event.kind !== 'webinar') return event
  return { ...event, ...(join === undefined ? {} : { join }), ...(replay === undefined ? {} : { replay }) }
}
