import type { Cohort } from '../../domain/cohort.ts'
import type { EventState } from '../../domain/event-changes.ts'
import { type EventPhase, eventPhase } from '../../domain/event-phase.ts'
import type { Programme } from '../../domain/programme.ts'
import { trackEvents } from '../../domain/track-reminders.ts'
import { findCohort } from '../../store/cohorts.ts'
import type { Database } from '../../store/database.ts'
import { isEventFull } from '../../store/event-capacity.ts'
import { listEventChanges } from '../../store/event-changes.ts'
import { findProgramme } from '../../store/my-course.ts'

/** An event that anybody may register for, as its public page shows it, in the zone of the cohort. */
export type PublicEvent = {
  cohort: Cohort
  programme: Programme
  event: string
  state: EventState
  phase: EventPhase
  isFull: boolean
}

/**
 * Finds an event of a cohort that people who do not follow the course may register for. Undefined when there is none. A
 * rolling cohort has none, because everybody in it has dates of their own.
 */
export async function findPublicEvent(
  db: Database,
  { cohort: slug, event }: { cohort: string; event: string },
  now: Date,
): Promise<PublicEvent | undefined> {
  const cohort = await findCohort(db, slug)
  const programme = cohort && (await findProgramme(db, cohort.editionHash))
  if (!cohort || !programme || cohort.start === 'rolling' || cohort.state === 'draft') return undefined
  const changes = await listEventChanges(db, cohort.id)
  const states = trackEvents({ cohort, programme, changes }, cohort)
  const state = Object.hasOwn(states, event) ? states[event] : undefined
  if (state?.facts.kind !== 'webinar' || state.facts.public !== true) return undefined
  const phase = cohort.state === 'cancelled' ? 'cancelled' : eventPhase(state, { now, zone: cohort.zone })
  const isFull = await isEventFull(db, { cohortId: cohort.id, event, facts: state.facts })
  return { cohort, programme, event, state, phase, isFull }
}
