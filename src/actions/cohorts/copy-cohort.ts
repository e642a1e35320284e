import type { Cohort } from '../../domain/cohort.ts'
import { copiedAfter, movedMoments } from '../../domain/copied-dates.ts'
import type { Edition } from '../../domain/edition.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { addDays, localDate } from '../../domain/local-time.ts'
import { mapValues } from '../../domain/map-values.ts'
import type { Database } from '../../store/database.ts'
import { listEventChanges } from '../../store/event-changes.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'
import { movesIn } from './cohort-draft.ts'
import { beginDraft } from './save-draft.ts'

export type CopyRequest = {
  slug: string
  /** Of the same programme as it is written now; without one, that of the cohort is used. */
  edition?: Edition | undefined
  by: Author
}

/**
 * Begins a draft like a cohort, in the month after it: on the same weekday, with each date that was set for an event as many
 * days later. People are not copied, and dates on which no lesson leaves stay where they are.
 * @throws Refused when there is no such cohort.
 */
export async function copyCohort(db: Database, request: CopyRequest, now: Date): Promise<Cohort> {
  const { cohort, edition } = await cohortAndEdition(db, request.slug)
  const days = copiedAfter(cohort.dayOne, localDate(now, cohort.zone))
  const moves = movesIn(await listEventChanges(db, cohort.id))
  const draft = {
    ...cohort,
    dayOne: addDays(cohort.dayOne, days),
    moves: mapValues(moves, (moments) => movedMoments(moments, days)),
  }
  return beginDraft(db, { edition: request.edition ?? edition, draft, by: request.by }, now)
}
