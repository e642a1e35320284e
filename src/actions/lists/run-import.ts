import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { dropFile, fileOf } from '../../store/import-files.ts'
import { endImport, noteEnrolled } from '../../store/import-work.ts'
import { lockImport, type PeopleImport } from '../../store/imports.ts'
import { writeEntry } from '../../store/journal.ts'
import { type Enrollee, enrol } from '../enrolments/enrol.ts'
import type { CohortCourse } from '../enrolments/place-in-track.ts'
import { authorOf } from './author-of.ts'
import { type ImportParts, leaseUntil } from './import-parts.ts'
import { peopleOfList } from './look-at-list.ts'

/** In one transaction: tracks are locked for its time, some tenths of a second. */
const CHUNK = 5_000

type Running = ImportParts & { found: PeopleImport; course: CohortCourse }

/**
 * Enrols the people of an import from the first of whom nothing is known yet, in chunks, each with its count, so that an
 * end in between leaves nothing that is not said. A cohort that takes nobody any more stops it. The list is read on
 * while a chunk is written.
 */
export async function runImport(
  parts: ImportParts,
  found: PeopleImport,
  course: CohortCourse,
): Promise<void> {
  const running = { ...parts, found, course }
  const bytes = await fileOf(parts.db, found.id)
  let from = found.done
  try {
    for await (const people of peopleOfList(bytes, found.choices, { from, size: CHUNK, keys: parts.keys })) {
      if (!(await enrolChunk(running, { people, from }))) return
      from += people.length
    }
    await inTransaction(parts.db, (tx) => end(tx, running))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await inTransaction(parts.db, (tx) => end(tx, running, error))
  }
}

/** False when somebody else carries the import on: a lease that ended while its worker was slow. */
async function enrolChunk(
  { db, clock, keys, found, course }: Running,
  { people, from }: { people: Enrollee[]; from: number },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const locked = await lockImport(tx, found.id, ['running'])
    if (locked?.done !== from) return false
    const request = { ...course, people, basis: found.basis ?? '', keys, importId: found.id }
    const counts = await enrol(tx, request, clock)
    await noteEnrolled(tx, found.id, { people: people.length, ...counts, until: leaseUntil(clock.now()) })
    return true
  })
}

async function end(tx: Database, { clock, found: { id } }: Running, refused?: Refused): Promise<void> {
  const now = clock.now()
  const ended = await lockImport(tx, id, ['running'])
  if (!ended) return
  const { fileName: file, people, enrolled, already, erased, cohortId } = ended
  const named = { file: file ?? '' }
  await endImport(tx, id, { now, ...(refused ? { why: refused.refusal } : {}) })
  await dropFile(tx, id)
  const deed = refused
    ? { act: 'import-stopped' as const, ...named, people, enrolled }
    : { act: 'list-imported' as const, ...named, enrolled, already, erased }
  await writeEntry(tx, { by: authorOf(ended), at: now, deed, cohortId })
}
