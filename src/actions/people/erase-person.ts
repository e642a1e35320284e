import type { Clock } from '../../domain/clock.ts'
import { isErased } from '../../domain/erased-address.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import type { SubscriberExport } from '../../store/exports.ts'
import { eraseReader } from '../readers/erase-reader.ts'
import { exportReader } from '../readers/export-reader.ts'
import { readerNamed } from './reader-named.ts'
import { recordAct } from './record-act.ts'

/**
 * Erases a person for an organiser, as the person could. The journal keeps that it was done, and not about whom.
 * @throws Refused when that was done already.
 */
export async function erasePerson(
  db: Database,
  { enrolmentId, keys, by }: { enrolmentId: number; keys: TokenKeys; by: Author },
  clock: Clock,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const reader = await readerNamed(tx, enrolmentId)
    if (isErased(reader.address)) throw new Refused({ refused: 'person-erased' })
    await eraseReader(tx, { enrolmentId, keys }, clock)
    await recordAct(tx, reader, { by, at: clock.now(), deed: { act: 'person-erased' } })
  })
}

/**
 * All that is stored about one person, and notes who took it out.
 * @throws Refused when there is no such person.
 */
export async function exportPerson(
  db: Database,
  { enrolmentId, by }: { enrolmentId: number; by: Author },
  clock: Clock,
): Promise<{ exported_at: Date } & SubscriberExport> {
  return inTransaction(db, async (tx) => {
    const reader = await readerNamed(tx, enrolmentId)
    const kept = await exportReader(tx, enrolmentId, clock)
    if (!kept) throw new Refused({ refused: 'no-such-person' })
    await recordAct(tx, reader, { by, at: clock.now(), deed: { act: 'person-exported' } })
    return kept
  })
}
