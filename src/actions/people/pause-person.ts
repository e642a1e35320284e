import type { IsoDate } from '../../domain/calendar-rule.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import type { PersonRefusal } from '../../domain/person-refusal.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { type PauseOutcome, pauseReader } from '../readers/pause.ts'
import { type ResumeOutcome, resumeReader } from '../readers/resume.ts'
import { readerNamed } from './reader-named.ts'
import { recordAct } from './record-act.ts'

const WHY: Readonly<
  Record<Exclude<PauseOutcome | ResumeOutcome, 'paused' | 'shifted' | 'resumed'>, PersonRefusal>
> = {
  'nothing-left': { refused: 'nothing-left' },
  'date-needed': { refused: 'pause-needs-end' },
  'bad-date': { refused: 'pause-date' },
  'not-reading': { refused: 'not-reading' },
}

export type PauseRequest = { enrolmentId: number; until: IsoDate | undefined; by: Author }

/**
 * Pauses one person's course for an organiser, as its reader could.
 * @returns `shifted` when the calendar of a rolling cohort goes on after the pause.
 * @throws Refused when the course is over for them, or the date cannot be the last of a pause.
 */
export async function pausePerson(
  db: Database,
  { enrolmentId, until, by }: PauseRequest,
  clock: Clock,
): Promise<'paused' | 'shifted'> {
  return inTransaction(db, async (tx) => {
    const outcome = await pauseReader(tx, { enrolmentId, until }, clock)
    if (outcome !== 'paused' && outcome !== 'shifted') throw new Refused(WHY[outcome])
    const deed = { act: 'person-paused', until: until ?? 'open' } as const
    await recordAct(tx, await readerNamed(tx, enrolmentId), { by, at: clock.now(), deed })
    return outcome
  })
}

/**
 * Ends a pause of one person early.
 * @throws Refused when the course is over for them.
 */
export async function resumePerson(
  db: Database,
  { enrolmentId, by }: { enrolmentId: number; by: Author },
  clock: Clock,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const outcome = await resumeReader(tx, enrolmentId, clock)
    if (outcome !== 'resumed') throw new Refused(WHY[outcome])
    const deed = { act: 'person-resumed' } as const
    await recordAct(tx, await readerNamed(tx, enrolmentId), { by, at: clock.now(), deed })
  })
}
