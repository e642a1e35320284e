import { DateTime } from 'luxon'
import { dateOfDay } from '../domain/calendar.ts'
import { instantAt } from '../domain/local-time.ts'
import type { Move } from '../domain/moved-event.ts'
import type { TrackPlan } from '../domain/plan.ts'
import type { Programme } from '../domain/programme.ts'
import { UserError } from '../domain/user-error.ts'
import type { ChangeTarget, PlannedChange } from './planned-change.ts'
import { type MadeChange, openTruth, type Run } from './truth.ts'

/** A change with its instant, as a request to the service and as the independent record of the truth. */
export type ScheduledChange = {
  planned: PlannedChange
  at: Date
  request: { event: string } & ({ move: Move } | { cancel: true })
  made: MadeChange
}

/** A run of a programme, with the different plans of its people. */
export type Course = { programme: Programme; run: Run; plans: readonly TrackPlan[] }

const MINUTE = 60_000

/**
 * The instant at which the lessons of a day have left for everybody: noon in the zone of the cohort, or the last lesson
 * if later.
 */
export function afterLessons({ run, plans }: Course, day: number): Date {
  const lessons = plans.flatMap((plan) => plan.lessons.filter((lesson) => lesson.day === day))
  const noon = instantAt(dateOfDay({ ...run, day }), '12:00', run.zone)
  return new Date(Math.max(noon.getTime(), ...lessons.map(({ dueAt }) => dueAt.getTime())))
}

/**
 * The changes in the order in which they are made. Each comes a minute after the lessons of its day have left for
 * everybody, so that nothing else leaves at the same instant.
 * @throws UserError for an event or a moment that the programme does not have.
 */
export function scheduleChanges(course: Course, planned: readonly PlannedChange[]): ScheduledChange[] {
  const made: MadeChange[] = []
  return planned
    .map((change) => ({
      change,
      at: new Date(afterLessons(course, change.day).getTime() + MINUTE),
    }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ change, at }) => {
      const scheduled = scheduleOne(course, { change, at, made })
      made.push(scheduled.made)
      return scheduled
    })
}

type Asked = { change: PlannedChange; at: Date; made: readonly MadeChange[] }

function scheduleOne({ programme, run }: Course, { change, at, made }: Asked): ScheduledChange {
  const { event } = change
  const state = openTruth(programme, run, made)
    .at(at)
    .find(({ name }) => name === event)
  if (!state) throw new UserError(`${said(change)}: ${unknownEvent(programme, event)}`)
  if ('cancel' in change)
    return { planned: change, at, request: { event, cancel: true }, made: { at, event, cancelled: true } }
  const movable = Object.keys(state.moments).filter(
    (name) => !name.startsWith('milestone_') && !(state.event.kind === 'webinar' && name === 'end'),
  )
  const moment =
    change.move.moment ?? (movable.includes('start') || movable.length > 1 ? 'start' : movable[0])
  const was = moment === undefined || !movable.includes(moment) ? undefined : state.moments[moment]
  if (moment === undefined || !was) {
    const what =
      change.move.moment === undefined ? 'say which date' : `${event} has no '${change.move.moment}' to move`
    throw new UserError(
      `${said(change)}: ${what}: one of ${movable.join(', ')}, such as '${change.day} move ${event} ${movable[0]} ${change.day + 3}'`,
    )
  }
  const to = datedTarget(change.move.to, was, run)
  return { planned: change, at, request: { event, move: { moment, to } }, made: { at, event, moment, to } }
}

/** A timed moment that is moved to a day without an hour keeps its hour. */
function datedTarget(
  to: ChangeTarget,
  was: { at: Date; wholeDay: boolean },
  run: Run,
): { date: string; at?: string } {
  const date = 'date' in to ? to.date : dateOfDay({ ...run, day: to.day })
  const kept = was.wholeDay ? undefined : DateTime.fromJSDate(was.at, { zone: run.zone }).toFormat('HH:mm')
  const at = to.at ?? kept
  return at === undefined ? { date } : { date, at }
}

function unknownEvent({ events }: Programme, event: string): string {
  const names = Object.keys(events)
  const known = names.length === 0 ? 'the programme has none' : `expected one of ${names.join(', ')}`
  return `there is no event '${event}': ${known}`
}

function said({ words }: PlannedChange): string {
  return `--change '${words}'`
}
