import type { Author } from '../../domain/journal-entry.ts'
import type { PersonDeed } from '../../domain/person-deed.ts'
import { findCohort } from '../../store/cohorts.ts'
import type { Database } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import type { Reader } from '../../store/readers.ts'

export type PersonAct = {
  by: Author
  at: Date
  deed: PersonDeed
  /** Words of the organiser and addresses, which go with the person. */
  personal?: Readonly<Record<string, string>> | undefined
}

/** Notes in the journal what was done about somebody in a course, in the transaction of what was done. */
export async function recordAct(
  tx: Database,
  { subscriberId, cohort }: Pick<Reader, 'subscriberId' | 'cohort'>,
  act: PersonAct,
): Promise<void> {
  const cohortId = (await findCohort(tx, cohort))?.id
  await writeEntry(tx, { ...act, subscriberId, cohortId })
}
