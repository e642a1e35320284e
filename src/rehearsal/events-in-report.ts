import type { Programme } from '../domain/programme.ts'
import type { RehearsalEvent, RehearsedChange, RehearsedMoment } from './report.ts'
import type { ScheduledChange } from './schedule-changes.ts'
import { isOver, type TrueMoment, type Truth } from './truth.ts'

const THE_END = new Date(8.64e15)

/** The events with their dates after every change. */
export function eventsInTheEnd(programme: Programme, truth: Truth): RehearsalEvent[] {
  return truth.at(THE_END).flatMap(({ name, cancelled, moments }) =>
    Object.values(moments).map(({ name: moment, at, wholeDay, date }) => ({
      name,
      title: programme.events[name]?.title ?? name,
      moment,
      at: at.toISOString(),
      wholeDay,
      ...(cancelled && !isOver({ at, wholeDay, date, name: moment }, calledOff(truth, name))
        ? { cancelled }
        : {}),
    })),
  )
}

/** When a cancelled event was cancelled, with the zone of the cohort. */
function calledOff(truth: Truth, event: string): { at: Date; zone: string } {
  const at = truth.periods(event).find(({ state }) => state.cancelled)?.from ?? THE_END
  return { at, zone: truth.zone }
}

/** The changes in order, with the dates before and after. */
export function tellChanges(changes: readonly ScheduledChange[], truth: Truth): RehearsedChange[] {
  const seen = new Map<string, number>()
  return changes.flatMap(({ planned, at, made }): RehearsedChange[] => {
    const { event, day } = planned
    const nth = seen.get(event) ?? 0
    seen.set(event, nth + 1)
    const [was, to] = truth
      .periods(event)
      .slice(nth, nth + 2)
      .map(({ state }) => state)
    const told = { at: at.toISOString(), day, event, title: to?.event.title ?? event }
    if (!('moment' in made)) return [{ ...told, did: 'cancel' }]
    const [before, after] = [was?.moments[made.moment], to?.moments[made.moment]]
    if (!before || !after) return []
    return [{ ...told, did: 'move', moment: made.moment, was: momentOf(before), to: momentOf(after) }]
  })
}

function momentOf({ at, wholeDay }: TrueMoment): RehearsedMoment {
  return { at: at.toISOString(), wholeDay }
}
