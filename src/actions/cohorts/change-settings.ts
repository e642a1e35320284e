import { type FieldChange, type FieldTexts, fieldChanges } from '../../domain/field-change.ts'
import type { JoiningPlan } from '../../domain/joining-plan.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { setArchive } from '../../store/archives.ts'
import { type CohortSettings, lockSettings, setLateJoiners } from '../../store/cohort-settings.ts'
import { setSignUp } from '../../store/cohorts.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { noteJoining } from '../../store/joining-changes.ts'
import { writeEntry } from '../../store/journal.ts'
import { runningCohort } from './cohort-and-edition.ts'

/** What is not given stays as it is; a capacity of null is none. */
export type SettingsRequest = { slug: string; settings: Partial<CohortSettings>; by: Author }

/** Fields whose last change can be undone where it was planned, and only that. */
const JOINING: ReadonlySet<string> = new Set(['capacity', 'lateJoiners'])

/**
 * Changes who may join a cohort that is scheduled, what becomes of those who join late, and who may read its lessons.
 * Whoever is enrolled stays, with the dates that they have.
 * @throws Refused when there is no such cohort, when it is cancelled, or when it is a draft.
 */
export async function changeSettings(
  db: Database,
  { slug, settings, by }: SettingsRequest,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { cohort } = await runningCohort(tx, slug)
    const { id, name } = cohort
    const before = await lockSettings(tx, id)
    if (!before) throw new Error(`the cohort ${slug} was just there`)
    const after = { ...before, ...settings }
    const changes = fieldChanges(settingTexts(before), settingTexts(after))
    if (changes.length === 0) return
    await setSignUp(tx, id, after)
    await setLateJoiners(tx, id, after.lateJoiners)
    await setArchive(tx, id, after.archive)
    if (changes.some(({ field }) => JOINING.has(field))) await noteJoining(tx, id, { before: null, now })
    const deed = { act: 'cohort-changed', cohort: name, changes } as const
    await writeEntry(tx, { by, at: now, deed, cohortId: id })
  })
}

/** Settings as texts, under the names that their form has for them. */
export function settingTexts({ signUp, capacity, lateJoiners, archive }: CohortSettings): FieldTexts {
  return { signUp, capacity: capacity === null ? '' : String(capacity), lateJoiners, archive }
}

/** The fields that a change of who may join changes. */
export function joiningChanges({ cohort, after }: JoiningPlan): FieldChange[] {
  return fieldChanges(settingTexts(cohort), settingTexts({ ...cohort, ...after }))
}
