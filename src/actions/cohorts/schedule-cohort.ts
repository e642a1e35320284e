import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import { Refused } from '../../domain/refusal.ts'
import { addCohort, ensureTrack } from '../../store/cohorts.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { keepEdition, publishEdition } from '../../store/editions.ts'
import { refuseUnwritable } from './cohort-names.ts'
import { planTrackLetters } from './plan-track-letters.ts'

export type CohortRequest = {
  edition: Edition
  /** Lower-case letters, digits and hyphens. Default: the programme's name and day one. */
  slug?: string | undefined
  name?: string | undefined
  /** ISO date. For a rolling start: the first date on which anyone may begin. */
  dayOne: string
  zone?: string | undefined
  at?: string | undefined
  /** Whether people may sign up by themselves. Default: closed. */
  signUp?: Cohort['signUp'] | undefined
  /** The maximum number of people who may sign up. */
  capacity?: number | undefined
}

/**
 * Schedules one run of an edition and pins it to that edition. Creates the cohort, its track and all its dispatches, or
 * nothing.
 * @throws Refused when the slug is taken, or when the slug or the name cannot stand in a List-Id.
 */
export async function scheduleCohort(db: Database, request: CohortRequest, now: Date): Promise<Cohort> {
  const { edition, dayOne } = request
  const { programme } = edition
  const wanted = {
    slug: request.slug ?? `${programme.programme}-${dayOne}`,
    name: request.name ?? programme.title,
    editionHash: edition.hash,
    start: programme.start,
    dayOne,
    zone: request.zone ?? programme.zone,
    at: request.at ?? programme.at,
    calendar: programme.calendar,
    lateJoiners: programme.late_joiners,
    signUp: request.signUp ?? ('closed' as const),
    capacity: request.capacity ?? null,
  }
  refuseUnwritable(wanted)
  return inTransaction(db, async (tx) => {
    await keepEdition(tx, edition, now)
    await publishEdition(tx, edition.hash, now)
    const cohort = await addCohort(tx, wanted, now)
    if (!cohort) throw new Refused({ refused: 'cohort-exists', cohort: wanted.slug })
    if (cohort.start === 'fixed') {
      const track = await ensureTrack(tx, cohort.id, cohort)
      await planTrackLetters(tx, { cohort, programme }, track)
    }
    return cohort
  })
}
