import type { Clock } from '../../domain/clock.ts'
import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import type { EventRequest } from '../../domain/event-change-request.ts'
import {
  type EventChange,
  type EventLinks,
  type EventRun,
  type EventState,
  eventStates,
} from '../../domain/event-changes.ts'
import { eventUrl } from '../../domain/event-schema.ts'
import { moveEvent, refuseDisorder } from '../../domain/moved-event.ts'
import { type EventMoments, type PlannedLesson, planTrack } from '../../domain/plan.ts'
import type { Programme, ProgrammeEvent } from '../../domain/programme.ts'
import { Refused } from '../../domain/refusal.ts'
import { comesAt } from '../../domain/reminder-times.ts'
import type { Database } from '../../store/database.ts'
import { addEventChange, listEventChanges, lockEvents } from '../../store/event-changes.ts'
import { findPause, type Pause } from '../../store/pauses.ts'
import { cohortAndEdition } from '../cohorts/cohort-and-edition.ts'
import { replanReminders } from '../cohorts/plan-track-letters.ts'
import { type EventLetters, lettersOfChange } from './event-change-letters.ts'
import { planNotices } from './event-notices.ts'
import { noticeTime } from './notice-time.ts'

/** What a change will do, shown before it is made. */
export type EventPlan = {
  cohort: Cohort
  title: string
  before: EventState
  after: EventState
  /** The lessons still to leave that mention the event; its placeholders are filled when they leave. */
  lessons: (Pick<PlannedLesson, 'letter' | 'day' | 'date'> & { asksWhetherCancelled: boolean })[]
  letters: EventLetters
  /** When the people concerned are told: together with the notice that is already waiting, if there is one. */
  noticeAt: Date
  /** The pause that keeps the letters of the cohort from leaving, if any. */
  pause: Pause | undefined
}

/**
 * Plans a change of an event of a cohort, and changes nothing.
 * @throws Refused when there is no such cohort or event, or when it cannot be changed in this way.
 */
export async function planEventChange(db: Database, request: EventRequest, clock: Clock): Promise<EventPlan> {
  return (await workOut(db, request, clock)).plan
}

/**
 * Changes an event of a cohort. The change is committed when this returns; from then on no letter leaves that says what
 * was true before. Letters that are written but not handed over are written again.
 * @throws Refused as `planEventChange` does.
 */
export async function changeEvent(db: Database, request: EventRequest, clock: Clock): Promise<EventPlan> {
  return db.transaction().execute(async (tx) => {
    const { id } = (await cohortAndEdition(tx, request.cohort)).cohort
    await lockEvents(tx, id)
    const { plan, change, course, changes } = await workOut(tx, request, clock)
    const now = clock.now()
    const made = await addEventChange(tx, id, { ...change, changedAt: now })
    const { before, after } = plan
    await replanReminders(tx, course, { changes: [...changes, made], now })
    await planNotices(tx, { cohortId: id, event: request.event, version: made.version, before, after, now })
    return plan
  })
}

type Change = Pick<EventChange, 'event' | 'moments' | 'links' | 'cancelled'>

type WorkedOut = {
  plan: EventPlan
  change: Change
  course: { cohort: Cohort; programme: Programme }
  /** The changes made before this one. */
  changes: EventChange[]
}

async function workOut(db: Database, request: EventRequest, clock: Clock): Promise<WorkedOut> {
  const { cohort, edition } = await cohortAndEdition(db, request.cohort)
  if (cohort.state === 'cancelled') throw new Refused({ refused: 'cohort-cancelled', cohort: cohort.slug })
  const event = edition.programme.events[request.event]
  if (!event) {
    const known = Object.keys(edition.programme.events)
    throw new Refused({ refused: 'no-such-event', cohort: cohort.slug, event: request.event, known })
  }
  const changes = await listEventChanges(db, cohort.id)
  const now = clock.now()
  const before = stateOf({ edition, cohort, changes }, request.event)
  if (before.cancelled) throw new Refused({ refused: 'event-cancelled', event: request.event })
  const change = { event: request.event, ...changed(request, { event, cohort, state: before, now }) }
  const next = { ...change, ...nextOf(changes, before), changedAt: now }
  const after = stateOf({ edition, cohort, changes: [...changes, next] }, request.event)
  refuseDisorder(request.event, after)
  const course = { cohort, programme: edition.programme }
  const lessons = lessonsToCome({ edition, cohort }, request.event, now)
  const letters = await lettersOfChange(db, {
    ...course,
    event: request.event,
    changes: [...changes, next],
    before,
    after,
    now,
  })
  const noticeAt = await noticeTime(db, { cohortId: cohort.id, event: request.event }, now)
  const pause = await findPause(db, cohort.id)
  const plan = { cohort, title: event.title, before, after, lessons, letters, noticeAt, pause }
  return { plan, change, course, changes }
}

type Standing = { event: ProgrammeEvent; cohort: Cohort; state: EventState; now: Date }

function changed(request: EventRequest, { event, cohort, state, now }: Standing): Omit<Change, 'event'> {
  if ('cancel' in request) {
    if (cohort.start === 'fixed') refuseOver(request.event, state.moments, { now, zone: cohort.zone })
    return { moments: state.set, links: state.links, cancelled: true }
  }
  if ('links' in request)
    return { moments: state.set, links: newLinks(request, event, state), cancelled: false }
  if (cohort.start === 'rolling')
    throw new Refused({ refused: 'event-of-rolling-cohort', event: request.event })
  const moving = { name: request.event, event, state, run: runOf(cohort), now }
  return { moments: moveEvent(moving, request.move), links: state.links, cancelled: false }
}

function newLinks(
  request: EventRequest & { links: EventLinks },
  event: ProgrammeEvent,
  { links }: EventState,
): EventLinks {
  if (event.kind !== 'webinar') throw new Refused({ refused: 'links-of-no-webinar', event: request.event })
  const given = { ...links, ...request.links }
  const url = Object.values(request.links).find((link) => !eventUrl.safeParse(link).success)
  if (url !== undefined) throw new Refused({ refused: 'link-unusable', url })
  if (JSON.stringify(given) === JSON.stringify(links))
    throw new Refused({ refused: 'links-there-already', event: request.event })
  return given
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

function refuseOver(event: string, moments: EventMoments, { now, zone }: { now: Date; zone: string }): void {
  if (Object.values(moments).every((moment) => comesAt(moment, zone) <= now))
    throw new Refused({ refused: 'event-over', event })
}

/** Uses the calendar of the cohort. A reader at another hour may have a lesson a few hours earlier or later. */
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
