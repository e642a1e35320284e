import type { Cohort } from '../../../domain/cohort.ts'
import type { EventState } from '../../../domain/event-changes.ts'
import type { EventPhase } from '../../../domain/event-phase.ts'
import type { Reader } from '../../../domain/moment-words.ts'
import type { Programme } from '../../../domain/programme.ts'

/** An event as a page tells it. `reader` says when, in whose zone and language, and where it is at home. */
export type EventView = {
  programme: Programme
  event: string
  state: EventState
  phase: EventPhase
  reader: Reader
}

/** Where an event is for somebody in a cohort: with the cohort, all that it has is cancelled. */
export function phaseIn(cohort: Cohort, { phase }: { phase: EventPhase }): EventPhase {
  return cohort.state === 'cancelled' ? 'cancelled' : phase
}

/** An address of a programme that a page may lead to by itself: https, as it was written. */
export function safeAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https:\/\/[^\s/]/i.test(url) && URL.canParse(url) ? url : undefined
}
