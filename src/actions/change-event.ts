import type { Clock } from '../domain/clock.ts'
import type { Cohort } from '../domain/cohort.ts'
import type { Edition } from '../domain/edition.ts'
import { type EventChange, type EventRun, type EventState, eventStates } from '../domain/event-changes.ts'
import { type Move, moveEvent, refuseDisorder } from '../domain/moved-event.ts'
import { type EventMoments, type PlannedLesson, planTrack } from '../domain/plan.ts'
import type { Programme, ProgrammeEvent } from '../domain/programme.ts'
import { UserError } from '../domain/user-error.ts'
import type { Database } from '../store/database.ts'
import { addEventChange, listEventChanges, lockEvents } from '../store/event-changes.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'

/** What an organiser asks for. */
export type EventRequest = { cohort: string; event: string } & ({ move: Move } | { cancel: true })

/** What a change will do, to be looked at before it is made. */
export type EventPlan = {
  cohort: Cohort
  title: string
  before: EventState
  after: EventState
  /** The lessons that have still to leave and speak of the event, as its words are filled when they leave. */
  lessons: (Pick<PlannedLesson, 'letter' | 'day' | 'date'> & { asksWhetherCancelled: boolean })[]
}

/**
 * Works out a change of an event of a cohort, and changes nothing.
 * @throws UserError when there is no such cohort or event, or it cannot be changed so.
 */
export async function planEventChange(db: Database, request: EventRequest, clock: Clock): Promise<EventPlan> {
  return (await workOut(db, request, clock)).plan
}

/**
 * Changes an event of a cohort; committed when it returns, and then no letter leaves that says what was true before:
 * those that are written and not handed over are written anew.
 * @throws UserError as `planEventChange` does.
 */
export async function changeEvent(db: Database, request: EventRequest, clock: Clock): Promise<EventPlan> {
  return db.transaction().execute(async (tx) => {
    const { id } = (await cohortAndEdition(tx, request.cohort)).cohort
    await lockEvents(tx, id)
    const { plan, change } = await workOut(tx, request, clock)
    const { sequence } = await addEventChange(tx, id, { ...change, changedAt: clock.now() })
    return { ...plan, after: { ...plan.after, sequence } }
  })
}

type Change = Pick<EventChange, 'event' | 'moments' | 'cancelled'>

async function workOut(
  db: Database,
  request: EventRequest,
  clock: Clock,
): Promise<{ plan: EventPlan; change: Change }> {
  const { cohort, edition } = await cohortAndEdition(db, request.cohort)
  if (cohort.state === 'cancelled') throw new UserError(`the cohort ${cohort.slug} is cancelled`)
  const event = edition.programme.events[request.event]
  if (!event) throw noEvent(edition.programme, request)
  const changes = await listEventChanges(db, cohort.id)
  const now = clock.now()
  const before = stateOf({ edition, cohort, changes }, request.event)
  if (before.cancelled) throw new UserError(`${request.event} is cancelled already`)
  const change = { event: request.event, ...changed(request, { event, cohort, state: before, now }) }
  const next = { ...change, ...nextOf(changes, before), changedAt: now }
  const after = stateOf({ edition, cohort, changes: [...changes, next] }, request.event)
  refuseDisorder(request.event, after)
  const lessons = lessonsToCome({ edition, cohort }, request.event, now)
  return { plan: { cohort, title: event.title, before, after, lessons }, change }
}

type Standing = { event: ProgrammeEvent; cohort: Cohort; state: EventState; now: Date }

function changed(request: EventRequest, { event, cohort, state, now }: Standing): Omit<Change, 'event'> {
  if ('cancel' in request) {
    refuseOver(request.event, state.moments, now)
    return { moments: state.set, cancelled: true }
  }
  if (cohort.start === 'rolling') {
    throw new UserError(
      `in a rolling cohort everybody has dates of their own: ${request.event} cannot be moved`,
    )
  }
  const moving = { name: request.event, event, state, run: runOf(cohort), now }
  return { moments: moveEvent(moving, request.move), cancelled: false }
}

function nextOf(changes: readonly EventChange[], { sequence }: EventState) {
  return { version: (changes.at(-1)?.version ?? 0) + 1, sequence: sequence + 1 }
}

function runOf({ calendar, dayOne, zone }: Cohort): EventRun {
  return { rule: calendar, dayOne, zone }
}

function stateOf(
  { edition, cohort, changes }: { edition: Edition; cohort: Cohort; changes: readonly EventChange[] },
  event: string,
): EventState {
  const version = changes.at(-1)?.version ?? 0
  const state = eventStates(edition.programme, runOf(cohort), { changes, version })[event]
  if (!state) throw new Error(`the event ${event} has no dates`)
  return state
}

function noEvent(programme: Programme, { cohort, event }: EventRequest): UserError {
  const names = Object.keys(programme.events)
  const known = names.length === 0 ? 'its programme has none' : `expected one of ${names.join(', ')}`
  return new UserError(`the cohort ${cohort} has no event '${event}': ${known}`)
}

function refuseOver(name: string, moments: EventMoments, now: Date): void {
  const last = Math.max(...Object.values(moments).map(({ at }) => at.getTime()))
  if (last <= now.getTime()) throw new UserError(`${name} is over: there is nothing left to cancel`)
}

/** By the calendar of the cohort; a reader at another hour may have a lesson a few hours earlier or later. */
function lessonsToCome(
  { edition: { programme, files }, cohort }: { edition: Edition; cohort: Cohort },
  event: string,
  now: Date,
): EventPlan['lessons'] {
  if (cohort.start === 'rolling') return []
  return planTrack(programme, cohort.calendar, cohort).lessons.flatMap(({ letter, day, date, dueAt }) => {
    const source = files[`lessons/${letter}.md`] ?? ''
    if (dueAt <= now || !source.includes(`events.${event}.`)) return []
    return [{ letter, day, date, asksWhetherCancelled: source.includes(`events.${event}.cancelled`) }]
  })
}
