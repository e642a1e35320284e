import type { Clock } from '../../domain/clock.ts'
import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import type { EventRequest, MadeChange } from '../../domain/event-change-request.ts'
import { type EventChange, type EventState, eventStates } from '../../domain/event-changes.ts'
import { refuseDisorder } from '../../domain/moved-event.ts'
import type { Programme, ProgrammeEvent } from '../../domain/programme.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { addEventChange, listEventChanges, lockEvents } from '../../store/event-changes.ts'
import { writeEntry } from '../../store/journal.ts'
import { cohortAndEdition } from '../cohorts/cohort-and-edition.ts'
import { replanReminders } from '../cohorts/plan-track-letters.ts'
import { deedOfChange } from './event-deed.ts'
import { planNotices } from './event-notices.ts'
import { type EventPlan, planOf } from './event-plan.ts'
import { type Change, requestedChange, runOf } from './requested-change.ts'

/**
 * Plans a change of an event of a cohort, and changes nothing.
 * @throws Refused when there is no such cohort or event, or when it cannot be changed in this way.
 */
export async function planEventChange(db: Database, request: EventRequest, clock: Clock): Promise<EventPlan> {
  return (await workOut(db, request, clock)).plan
}

/**
 * Changes an event of a cohort. The change is committed when this returns; from then on no letter leaves that says what
 * was true before. Letters that are written but not handed over are written again. It is in the journal.
 * @throws Refused as `planEventChange` does, and when the event has changed since its plan was seen.
 */
export async function changeEvent(db: Database, request: MadeChange, clock: Clock): Promise<EventPlan> {
  return inTransaction(db, async (tx) => {
    const { id } = (await cohortAndEdition(tx, request.cohort)).cohort
    await lockEvents(tx, id)
    const { plan, change, course, changes } = await workOut(tx, request, clock)
    refuseStale(request, plan)
    const now = clock.now()
    const made = await addEventChange(tx, id, { ...change, changedAt: now })
    const { before, after } = plan
    // The letters of a draft are planned when it is scheduled, and nobody was told anything of it.
    if (plan.cohort.state !== 'draft') {
      await replanReminders(tx, course, { changes: [...changes, made], now })
      await planNotices(tx, { cohortId: id, event: request.event, version: made.version, before, after, now })
    }
    await writeEntry(tx, { by: request.by, at: now, cohortId: id, deed: deedOfChange(request, plan) })
    return plan
  })
}

function refuseStale({ event, seen }: MadeChange, { before }: EventPlan): void {
  if (seen !== undefined && seen !== before.sequence) throw new Refused({ refused: 'event-changed', event })
}

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
  const event = eventNamed(request, edition.programme)
  const changes = await listEventChanges(db, cohort.id)
  const now = clock.now()
  const before = stateOf({ edition, cohort, changes }, request.event)
  if (before.cancelled) throw new Refused({ refused: 'event-cancelled', event: request.event })
  const change = { event: request.event, ...requestedChange(request, { event, cohort, state: before, now }) }
  const next = { ...change, ...nextOf(changes, before), changedAt: now }
  const after = stateOf({ edition, cohort, changes: [...changes, next] }, request.event)
  refuseDisorder(request.event, after)
  const judged = { cohort, edition, event: request.event, changes: [...changes, next], before, after, now }
  return {
    plan: await planOf(db, judged),
    change,
    course: { cohort, programme: edition.programme },
    changes,
  }
}

function eventNamed({ cohort, event }: EventRequest, { events }: Programme): ProgrammeEvent {
  const found = events[event]
  if (found) return found
  throw new Refused({ refused: 'no-such-event', cohort, event, known: Object.keys(events) })
}

function nextOf(changes: readonly EventChange[], { sequence }: EventState) {
  return { version: (changes.at(-1)?.version ?? 0) + 1, sequence: sequence + 1 }
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
