import { type FieldTexts, fieldChanges } from '../../domain/field-change.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { setArchive } from '../../store/archives.ts'
import { type CohortSettings, lockSettings, setLateJoiners } from '../../store/cohort-settings.ts'
import { findCohort, setSignUp } from '../../store/cohorts.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'

/** What is not given stays as it is; a capacity of null is none. */
export type SettingsRequest = { slug: string; settings: Partial<CohortSettings>; by: Author }

/**
 * Changes who may join a cohort that is scheduled, what becomes of those who join late, and who may read its lessons. Whoever
 * is enrolled stays, with the dates that they have.
 * @throws Refused when there is no such cohort, when it is cancelled, or when it is a draft.
 */
export async function changeSettings(
  db: Database,
  { slug, settings, by }: SettingsRequest,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { id, name } = await changeableCohort(tx, slug)
    const before = await lockSettings(tx, id)
    if (!before) throw new Error(`the cohort ${slug} was just there`)
    const after = { ...before, ...settings }
    const changes = fieldChanges(settingTexts(before), settingTexts(after))
    if (changes.length === 0) return
    await setSignUp(tx, id, after)
    await setLateJoiners(tx, id, after.lateJoiners)
    await setArchive(tx, id, after.archive)
    const deed = { act: 'cohort-changed', cohort: name, changes } as const
    await writeEntry(tx, { by, at: now, deed, cohortId: id })
  })
}

async function changeableCohort(tx: Database, slug: string) {
  const cohort = await findCohort(tx, slug)
  if (!cohort) throw new Refused({ refused: 'no-such-cohort', cohort: slug })
  if (cohort.state === 'cancelled') throw new Refused({ refused: 'cohort-cancelled', cohort: slug })
  if (cohort.state === 'draft') throw new Refused({ refused: 'cohort-is-draft', cohort: cohort.name })
  return cohort
}

/** Settings as texts, under the names that their form has for them. */
export function settingTexts({ signUp, capacity, lateJoiners, archive }: CohortSettings): FieldTexts {
  return { signUp, capacity: capacity === null ? '' : String(capacity), lateJoiners, archive }
}
