import { localDate } from '../../domain/local-time.ts'
import { dateWords, type LetterMoment, type Reader, relativeDay } from '../../domain/moment-words.ts'
import type { EventContext, ToldEvent } from './event-context.ts'

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
  if (!found) throw new RangeError(`“${title}” has no date`)
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

/** One moment of an event that was moved. */
export type MovedMoment = {
  readonly name: string
  readonly was: LetterMoment
  readonly now: LetterMoment
}

/** Moves that the words of a letter can tell: each is a placeholder of its own. */
const MOST_CHANGES = 6
export const CHANGES = Array.from({ length: MOST_CHANGES }, (_, index) => `change_${index + 1}`)

/** The moments that are not where the reader was told, in time. The end of a webinar goes without saying. */
export function movedMoments({ event, before = {} }: EventContext): MovedMoment[] {
  const moved = Object.entries(event.moments).flatMap(([name, now]) => {
    const was = before[name]
    return was === undefined || isSame(was, now) ? [] : [{ name, was, now }]
  })
  const isMain = ({ name }: MovedMoment) => event.kind !== 'webinar' || name === 'start'
  const told = moved.some(isMain) ? moved.filter(isMain) : moved
  return told.toSorted((a, b) => a.now.at.getTime() - b.now.at.getTime()).slice(0, MOST_CHANGES)
}

function isSame(a: LetterMoment, b: LetterMoment): boolean {
  return a.at.getTime() === b.at.getTime() && a.wholeDay === b.wholeDay
}

/** A moment with what is true of it for a reader. Whole days are judged by the reader's own calendar. */
export type Told = LetterMoment & {
  /** It has come: a whole day, once it has begun. */
  readonly passed: boolean
  /** It is in the past: a whole day, once it has ended. */
  readonly over: boolean
  /** `relative_day` has a word for it, such as « demain ». */
  readonly near: boolean
  /** It has an hour. */
  readonly timed: boolean
}

/** What is true of moments for one reader. */
export function teller(reader: Reader): (moment: LetterMoment) => Told {
  const today = localDate(reader.now, reader.zone)
  return ({ at, wholeDay, date }) => {
    const moment = { at, wholeDay, date }
    return {
      ...moment,
      passed: wholeDay ? today >= date : reader.now >= at,
      over: wholeDay ? today > date : reader.now >= at,
      near: relativeDay(moment, reader) !== dateWords(moment, reader),
      timed: !wholeDay,
    }
  }
}
