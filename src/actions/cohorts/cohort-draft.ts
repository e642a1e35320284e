import type { Cohort } from '../../domain/cohort.ts'
import type { Draft } from '../../domain/draft.ts'
import type { Edition } from '../../domain/edition.ts'
import type { EventChange } from '../../domain/event-changes.ts'
import { Refused } from '../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import { listEventChanges, lockEvents } from '../../store/event-changes.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'

export type StoredDraft = { cohort: Cohort; edition: Edition; changes: EventChange[]; draft: Draft }

/**
 * Finds a draft by its slug.
 * @throws Refused when there is no such cohort, or when it is not a draft any more.
 */
export async function cohortDraft(db: Database, slug: string): Promise<StoredDraft> {
  const { cohort, edition } = await cohortAndEdition(db, slug)
  if (cohort.state !== 'draft') throw new Refused({ refused: 'no-draft', cohort: cohort.name })
  const changes = await listEventChanges(db, cohort.id)
  return { cohort, edition, changes, draft: { ...cohort, moves: movesIn(changes) } }
}

/** As `cohortDraft`; whoever else changes it, or enrols people in it, waits until `tx` ends. */
export async function lockDraft(tx: Database, slug: string): Promise<StoredDraft> {
  const { cohort } = await cohortDraft(tx, slug)
  await lockEvents(tx, cohort.id)
  return cohortDraft(tx, slug)
}

/** The dates that an organiser has set, by event, as the last change of each has them. */
export function movesIn(changes: readonly EventChange[]): Draft['moves'] {
  const set = changes.filter(({ moments }) => Object.keys(moments).length > 0)
  return Object.fromEntries(set.map(({ event, moments }) => [event, moments]))
}
