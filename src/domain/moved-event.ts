import type { IsoDate } from './calendar-rule.ts'
import type { EventState, SetMoments } from './event-changes.ts'
import { addDays, localDate } from './local-time.ts'
import type { LetterMoment } from './moment-words.ts'
import { resolveMoment } from './plan.ts'
import type { Moment, ProgrammeEvent } from './programme.ts'
import type { EventRun } from './redated.ts'
import { Refused } from './refusal.ts'

/** An event that is to be moved, as it stands for a run at an instant. */
export type MovingEvent = {
  name: string
  event: ProgrammeEvent
  state: EventState
  run: EventRun
  now: Date
}

/** Where to. `moment` may be left out for an event that has a start, or one date only. */
export type Move = { moment: string | undefined; to: Moment & { date: IsoDate } }

const LONGEST_AFTER_DAYS = 366

/**
 * The moments that are set once one of them is moved.
 * @throws Refused when it cannot be moved there.
 */
export function momentsMoved(moving: MovingEvent, { moment, to }: Move): SetMoments {
  const name = moment ?? mainMoment(moving)
  const was = movable(moving).find(([known]) => known === name)?.[1]
  if (!was)
    throw new Refused({ refused: 'no-such-moment', event: moving.name, moment: name, known: names(moving) })
  refuse(moving, { moment: name, was, to, moved: resolveMoment(to, moving.run) })
  return { ...moving.state.set, [name]: to }
}

/**
 * The dates of an event that can be moved. The end of a webinar moves with its start; the milestones of a mooc stay where
 * the programme has them.
 */
export function movable({ event, state }: Pick<MovingEvent, 'event' | 'state'>): [string, LetterMoment][] {
  const all = Object.entries(state.moments)
  if (event.kind === 'release') return all
  const known = event.kind === 'webinar' ? ['start'] : ['opens', 'start', 'end']
  return all.filter(([name]) => known.includes(name))
}

function names(moving: MovingEvent): string[] {
  return movable(moving).map(([name]) => name)
}

function mainMoment(moving: MovingEvent): string {
  const known = names(moving)
  if (known.includes('start')) return 'start'
  if (known.length === 1 && known[0] !== undefined) return known[0]
  throw new Refused({ refused: 'moment-needed', event: moving.name, known })
}

type Wish = { moment: string; was: LetterMoment; to: Move['to']; moved: LetterMoment }

function refuse({ name: event, run, now }: MovingEvent, { moment, was, to, moved }: Wish): void {
  if (was.wholeDay !== moved.wholeDay)
    throw new Refused({ refused: was.wholeDay ? 'hour-too-many' : 'hour-needed', event, moment })
  const isOver = (one: LetterMoment, date: IsoDate) =>
    one.wholeDay ? date < localDate(now, run.zone) : one.at <= now
  if (isOver(was, was.date)) throw new Refused({ refused: 'moment-over', event, moment })
  if (isOver(moved, to.date)) throw new Refused({ refused: 'moment-in-the-past', event, moment })
  if (moved.at.getTime() === was.at.getTime())
    throw new Refused({ refused: 'moment-there-already', event, moment })
  const { dayOne } = run
  if (to.date < dayOne || to.date > addDays(dayOne, LONGEST_AFTER_DAYS))
    throw new Refused({ refused: 'moment-outside-cohort', event, moment, dayOne })
}

/** @throws Refused when the moments of an event do not follow one another. */
export function refuseDisorder(event: string, { moments }: EventState): void {
  const { opens, start, end } = moments
  if (start && end && end.at < start.at) throw new Refused({ refused: 'ends-before-it-starts', event })
  if (opens && end && end.at < opens.at) throw new Refused({ refused: 'ends-before-it-opens', event })
}
