import { addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { findPersonAt } from '../../store/people-person.ts'
import { type Enrollee, type EnrolRequest, enrol } from '../enrolments/enrol.ts'

export type AddRequest = Omit<EnrolRequest, 'people'> & { person: Enrollee; by: Author }

export type Added = { kind: 'enrolled' | 'already' | 'erased'; subscriberId: number | undefined }

/**
 * Enrols one person by hand.
 * @throws Refused as `enrol` does.
 */
export async function addPerson(
  db: Database,
  { person, by, ...course }: AddRequest,
  clock: Clock,
): Promise<Added> {
  return inTransaction(db, async (tx) => {
    const { enrolled, erased } = await enrol(tx, { ...course, people: [person] }, clock)
    const subscriberId = (await findPersonAt(tx, addressKey(person.address)))?.id
    if (erased > 0) return { kind: 'erased', subscriberId }
    if (enrolled === 0) return { kind: 'already', subscriberId }
    const deed = { act: 'person-enrolled' } as const
    await writeEntry(tx, { by, at: clock.now(), deed, cohortId: course.cohort.id, subscriberId })
    return { kind: 'enrolled', subscriberId }
  })
}
