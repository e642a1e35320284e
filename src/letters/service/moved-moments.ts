import type { LetterMoment } from '../../domain/moment-words.ts'
import type { EventContext } from './event-context.ts'

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
