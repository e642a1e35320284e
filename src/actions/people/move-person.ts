import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { switchCohort } from '../enrolments/switch-cohort.ts'
import { readerNamed } from './reader-named.ts'
import { recordAct } from './record-act.ts'

export type MoveRequest = {
  enrolmentId: number
  /** The slug of the other cohort. */
  cohort: string
  /** How the person agreed to it, in the organiser's words: the proof of the new enrolment. */
  basis: string
  by: Author
}

/**
 * Ends somebody's course in one cohort and enrols them in another of the programme, whether that is open to sign-up and
 * full or not.
 * @returns the new enrolment.
 * @throws Refused when the other cohort is of another programme or over, or they have been in it.
 */
export async function movePerson(
  db: Database,
  { enrolmentId, cohort, basis, by }: MoveRequest,
  clock: Clock,
): Promise<number> {
  if (basis.trim() === '') throw new Refused({ refused: 'no-basis' })
  return inTransaction(db, async (tx) => {
    const reader = await readerNamed(tx, enrolmentId)
    const wanted = { enrolmentId, cohort, wording: basis.trim(), askedBy: 'organiser' } as const
    const outcome = await switchCohort(tx, wanted, clock)
    if (outcome.kind === 'not-reading') throw new Refused({ refused: 'not-reading' })
    if (outcome.kind === 'closed') throw new Refused({ refused: 'cohort-takes-nobody', cohort })
    const { cohortName } = await readerNamed(tx, outcome.enrolmentId)
    const deed = { act: 'person-moved', cohort: cohortName } as const
    await recordAct(tx, reader, { by, at: clock.now(), deed })
    return outcome.enrolmentId
  })
}
