import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { endImport, noteEnrolled } from '../../store/import-work.ts'
import { addImport } from '../../store/imports.ts'
import { writeEntry } from '../../store/journal.ts'
import { type EnrolRequest, type EnrolResult, enrol } from '../enrolments/enrol.ts'
import { leaseUntil } from './import-parts.ts'

export type ImportAtOnce = Omit<EnrolRequest, 'importId'> & {
  by: Author
  /** The list that they come from, if it is one. */
  file?: { name: string; hash: string } | undefined
}

/**
 * Enrols people as `enrol` does, all or none, and keeps it as an import that can be taken back.
 * @throws Refused as `enrol` does.
 */
export function importAtOnce(db: Database, request: ImportAtOnce, clock: Clock): Promise<EnrolResult> {
  const { by, file, cohort, people, basis } = request
  return inTransaction(db, async (tx) => {
    const at = clock.now()
    const entry = {
      cohortId: cohort.id,
      by,
      at,
      file,
      state: 'running' as const,
      basis,
      people: people.length,
    }
    const importId = await addImport(tx, entry)
    const counts = await enrol(tx, { ...request, importId }, clock)
    const now = clock.now()
    await noteEnrolled(tx, importId, { people: people.length, ...counts, until: leaseUntil(now) })
    await endImport(tx, importId, { now })
    const deed = file
      ? { act: 'list-imported' as const, file: file.name, ...counts }
      : { act: 'people-enrolled' as const, ...counts }
    await writeEntry(tx, { by, at: now, deed, cohortId: cohort.id })
    return counts
  })
}
