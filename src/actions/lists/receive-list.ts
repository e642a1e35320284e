import { createHash } from 'node:crypto'
import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { keepFile } from '../../store/import-files.ts'
import { addImport } from '../../store/imports.ts'

export type ReceivedList = {
  cohortId: number
  file: { name: string; bytes: Uint8Array }
  by: Author
  now: Date
}

/** Keeps a list until it was looked at and its organiser has decided. Nobody is enrolled; returns the id of its import. */
export function receiveList(db: Database, { cohortId, file, by, now }: ReceivedList): Promise<number> {
  return inTransaction(db, async (tx) => {
    const named = { name: file.name, hash: createHash('sha256').update(file.bytes).digest('hex') }
    const id = await addImport(tx, { cohortId, by, at: now, file: named, state: 'reading' })
    await keepFile(tx, id, file.bytes)
    return id
  })
}
