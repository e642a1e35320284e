import type { LetterMoment } from '../../domain/moment-words.ts'
import type { EventContext, ToldEvent } from './event-context.ts'
import { movedMoments } from './moved-moments.ts'

type Moments = Readonly<Record<string, LetterMoment>>

/** The end of a webinar follows from its start where it is not told. */
export function momentsOf({ kind, moments, minutes }: ToldEvent): Moments {
  const { start } = moments
  if (kind !== 'webinar' || !start || start.wholeDay || minutes === undefined) return moments
  return { end: instant(new Date(start.at.getTime() + minutes * 60_000)), ...moments }
}

/** The start, or the earliest of the dates of a release. Throws a RangeError for an event without any moment. */
export function beginning({ title }: ToldEvent, moments: Moments): LetterMoment {
  const [earliest] = Object.values(moments).toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const found = moments.start ?? earliest
  if (!found) throw new RangeError(`« ${title} » has no date`)
  return found
}

/** What a letter is about: a moment of a reminder, the first that was moved, or the beginning. */
export function aboutOf(context: EventContext, moments: Moments): LetterMoment {
  return context.event.of ?? movedMoments(context)[0]?.now ?? beginning(context.event, moments)
}

/** The name of a moment among those of its event; empty where it is none of them. */
export function nameOf(moment: LetterMoment, moments: Moments): string {
  const named = Object.entries(moments)
  const same = named.find(([, other]) => other === moment)
  const equal = named.find(([, other]) => other.at.getTime() === moment.at.getTime())
  const name = (same ?? equal)?.[0] ?? ''
  return name.startsWith('milestone_') ? 'milestone' : name
}

/** A moment on the time line. */
export function instant(at: Date): LetterMoment {
  return { at, wholeDay: false, date: at.toISOString().slice(0, 10) }
}
