import type { Author } from '../../domain/journal-entry.ts'
import type { ListAnswers } from '../../domain/people-import.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { countUndo } from '../../store/import-people.ts'
import {
  dropImport,
  findImport,
  lockImport,
  readAgain,
  startRunning,
  startUndoing,
} from '../../store/imports.ts'
import { writeEntry } from '../../store/journal.ts'

/** An import of a cohort, whoever decides about it, and when. */
export type Decision = { id: number; cohortId: number; by: Author; now: Date }

/**
 * Has a list looked at anew, with other answers.
 * @throws Refused when it was decided meanwhile.
 */
export function answerList(db: Database, { id }: Decision, answers: ListAnswers): Promise<void> {
  return inTransaction(db, async (tx) => {
    if (!(await lockImport(tx, id, ['ready', 'reading']))) throw new Refused({ refused: 'import-changed' })
    await readAgain(tx, id, answers)
  })
}

/** Forgets a list that nobody was enrolled from. One that was stays. */
export function forgetList(db: Database, { id }: Decision): Promise<void> {
  return dropImport(db, id)
}

/**
 * Has the people of a list enrolled. `expected` is how many were shown to whoever decides.
 * @throws Refused when the list was decided about or read anew meanwhile, has nobody to enrol or was not read to its end,
 * or the basis is empty.
 */
export function startImport(
  db: Database,
  { id, cohortId, by, now }: Decision,
  { basis, expected }: { basis: string; expected: number },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const ready = await lockImport(tx, id, ['ready'])
    const people = ready?.preview?.people
    if (!ready || people !== expected) throw new Refused({ refused: 'import-changed' })
    if (basis.trim() === '') throw new Refused({ refused: 'no-basis' })
    if (people === 0) throw new Refused({ refused: 'nobody-to-enrol' })
    const { stoppedAt } = ready.preview ?? {}
    if (stoppedAt !== undefined) throw new Refused({ refused: 'list-not-read', line: String(stoppedAt) })
    await startRunning(tx, id, { basis: basis.trim(), people, choices: ready.choices })
    const deed = { act: 'import-started' as const, file: ready.fileName ?? '', people }
    await writeEntry(tx, { by, at: now, deed, cohortId })
  })
}

/**
 * Has the people of an import taken out again.
 * @throws Refused when it is not over, or was taken back already.
 */
export function undoImport(db: Database, { id, cohortId, by, now }: Decision): Promise<void> {
  return inTransaction(db, async (tx) => {
    const ended = await lockImport(tx, id, ['done', 'stopped'])
    if (!ended || !(await findImport(tx, { id, cohortId }))) throw new Refused({ refused: 'import-changed' })
    const counts = await countUndo(tx, id)
    await startUndoing(tx, id)
    const deed = { act: 'import-undone' as const, file: ended.fileName ?? '', ...counts }
    await writeEntry(tx, { by, at: now, deed, cohortId })
  })
}
