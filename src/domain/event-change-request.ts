import type { EventLinks } from './event-changes.ts'
import type { Move } from './moved-event.ts'

/** What an organiser asks for: other dates, other addresses, or the end of it. */
export type EventRequest = { cohort: string; event: string } & (
  | { move: Move }
  | { links: EventLinks }
  | { cancel: true }
)
