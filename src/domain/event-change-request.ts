import type { EventLinks } from './event-changes.ts'
import type { Author } from './journal-entry.ts'
import type { Move } from './moved-event.ts'

/** What an organiser asks for: other dates, other addresses, or the end of it. */
export type EventRequest = { cohort: string; event: string } & (
  | { move: Move }
  | { links: EventLinks }
  | { cancel: true }
)

/** A change that is to be made. `seen`: the sequence of the event that its plan was shown with, where one was. */
export type MadeChange = EventRequest & { by: Author; seen?: number | undefined }
