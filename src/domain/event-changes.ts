import type { CalendarRule, IsoDate } from './calendar-rule.ts'
import { mapValues } from './map-values.ts'
import { type EventMoments, planEvents } from './plan.ts'
import type { Moment, Programme, ProgrammeEvent } from './programme.ts'

/** Moments of an event by name that an organiser has set, as dates and hours in the zone of the cohort. */
export type SetMoments = Readonly<Record<string, Moment>>

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
  cancelled: boolean
}

/** A change, whenever it was made. */
export type StandingChange = Omit<EventChange, 'changedAt'>

/** An event as it stands for a run. */
export type EventState = { moments: EventMoments; cancelled: boolean; sequence: number; set: SetMoments }

export type EventRun = { rule: CalendarRule; dayOne: IsoDate; zone: string }

/** The events of a programme for a run, as the changes up to a version have left them. */
export function eventStates(
  programme: Programme,
  run: EventRun,
  { changes, version }: { changes: readonly StandingChange[]; version: number },
): Record<string, EventState> {
  const lastOf = (event: string) =>
    changes.findLast((change) => change.event === event && change.version <= version)
  const events = mapValues(programme.events, (event, name) => withMoments(event, lastOf(name)?.moments ?? {}))
  return mapValues(planEvents({ ...programme, events }, run), (moments, name) => {
    const { cancelled = false, sequence = 0, moments: set = {} } = lastOf(name) ?? {}
    return { moments, cancelled, sequence, set }
  })
}

/** The version that held at an instant; `changes` in their order. */
export function versionAt(changes: readonly EventChange[], instant: Date): number {
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
