import type { IsoDate } from './calendar-rule.ts'
import type { EventRun, EventState, SetMoments } from './event-changes.ts'
import { addDays, localDate } from './local-time.ts'
import type { LetterMoment } from './moment-words.ts'
import { resolveMoment } from './plan.ts'
import type { Moment, ProgrammeEvent } from './programme.ts'
import { UserError } from './user-error.ts'

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
 * @throws UserError when it cannot be moved there.
 */
export function moveEvent(moving: MovingEvent, { moment, to }: Move): SetMoments {
  const name = moment ?? mainMoment(moving)
  const was = movable(moving).find(([known]) => known === name)?.[1]
  if (!was) throw new UserError(`${moving.name} has no '${name}' to move: expected one of ${names(moving)}`)
  refuse(moving, { what: `${name} of ${moving.name}`, was, to, moved: resolveMoment(to, moving.run) })
  return { ...moving.state.set, [name]: to }
}

/** The end of a webinar moves with its start; the milestones of a mooc stay where the programme has them. */
function movable({ event, state }: MovingEvent): [string, LetterMoment][] {
  const all = Object.entries(state.moments)
  if (event.kind === 'release') return all
  const known = event.kind === 'webinar' ? ['start'] : ['opens', 'start', 'end']
  return all.filter(([name]) => known.includes(name))
}

function names(moving: MovingEvent): string {
  return movable(moving)
    .map(([name]) => name)
    .join(', ')
}

function mainMoment(moving: MovingEvent): string {
  const known = movable(moving).map(([name]) => name)
  if (known.includes('start')) return 'start'
  if (known.length === 1 && known[0] !== undefined) return known[0]
  throw new UserError(
    `${moving.name} has several dates: say which one with --moment, one of ${names(moving)}`,
  )
}

type Wish = { what: string; was: LetterMoment; to: Move['to']; moved: LetterMoment }

function refuse({ run, now }: MovingEvent, { what, was, to, moved }: Wish): void {
  if (was.wholeDay !== moved.wholeDay) {
    const expected = was.wholeDay
      ? 'a date alone, such as 2027-03-17'
      : 'a date and an hour, such as 2027-03-17T13:00'
    throw new UserError(`${what}: expected ${expected}`)
  }
  const isOver = (one: LetterMoment, date: IsoDate) =>
    one.wholeDay ? date < localDate(now, run.zone) : one.at <= now
  if (isOver(was, was.date)) throw new UserError(`${what} is over, and cannot be moved any more`)
  if (isOver(moved, to.date)) throw new UserError(`${what} cannot be moved into the past`)
  if (moved.at.getTime() === was.at.getTime()) throw new UserError(`${what} is there already`)
  if (to.date < run.dayOne || to.date > addDays(run.dayOne, LONGEST_AFTER_DAYS)) {
    throw new UserError(
      `${what} would be outside the cohort: expected a date from ${run.dayOne} to a year later`,
    )
  }
}

/** @throws UserError when the moments of an event do not follow one another. */
export function refuseDisorder(name: string, { moments }: EventState): void {
  const { opens, start, end } = moments
  if (start && end && end.at < start.at) throw new UserError(`${name} would end before it starts`)
  if (opens && end && end.at < opens.at) throw new UserError(`${name} would end before its sign-up opens`)
}
