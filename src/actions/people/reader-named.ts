import { Refused } from '../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import { findReader, type Reader } from '../../store/readers.ts'

/** @throws Refused when there is no such enrolment. */
export async function readerNamed(db: Database, enrolmentId: number): Promise<Reader> {
  const reader = await findReader(db, enrolmentId)
  if (!reader) throw new Refused({ refused: 'no-such-person' })
  return reader
}
