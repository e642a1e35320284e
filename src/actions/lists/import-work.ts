import { slugOfCohort } from '../../store/cohort-by-id.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { fileOf, keepBadLines } from '../../store/import-files.ts'
import { claimImport } from '../../store/import-work.ts'
import { lockImport, type PeopleImport, storePreview } from '../../store/imports.ts'
import { cohortAndEdition } from '../cohorts/cohort-and-edition.ts'
import type { CohortCourse } from '../enrolments/place-in-track.ts'
import { type ImportParts, leaseUntil } from './import-parts.ts'
import { lookAtList, readList } from './look-at-list.ts'
import { runImport } from './run-import.ts'
import { takeOut } from './take-out.ts'

/**
 * Does what is to be done for imports, one after the other, until there is nothing left: looks at their lists, enrols
 * their people, takes them out again. Any process may do it; what one leaves unfinished is carried on after its lease.
 */
export async function workOnImports(parts: ImportParts): Promise<void> {
  const { db, clock } = parts
  for (;;) {
    const now = clock.now()
    const found = await claimImport(db, { now, until: leaseUntil(now) })
    if (!found) return
    await workOn(parts, found)
  }
}

async function workOn(parts: ImportParts, found: PeopleImport): Promise<void> {
  switch (found.state) {
    case 'reading':
      return lookAt(parts, found)
    case 'running':
      return runImport(parts, found, await courseOf(parts.db, found))
    case 'undoing':
      return takeOut(parts, found)
    default:
      throw new Error(`an import was claimed that is ${found.state}`)
  }
}

async function courseOf(db: Database, { cohortId }: PeopleImport): Promise<CohortCourse> {
  const { cohort, edition } = await cohortAndEdition(db, await slugOfCohort(db, cohortId))
  return { cohort, programme: edition.programme }
}

/** Another answer may have come while the list was looked at: then it is looked at once more. */
async function lookAt({ db, clock, keys }: ImportParts, found: PeopleImport): Promise<void> {
  const course = await courseOf(db, found)
  const reading = await readList(await fileOf(db, found.id), found.choices)
  const preview = await lookAtList(db, reading, { course, keys, now: clock.now() })
  await inTransaction(db, async (tx) => {
    const locked = await lockImport(tx, found.id, ['reading'])
    if (JSON.stringify(locked?.choices) !== JSON.stringify(found.choices)) return
    await keepBadLines(tx, found.id, reading.bad)
    await storePreview(tx, found.id, preview)
  })
}
