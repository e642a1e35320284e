import {
  type CohortCourse,
  datesOfJoining,
  firstLessonAfter,
} from '../../../actions/enrolments/place-in-track.ts'
import type { Database } from '../../../store/database.ts'
import { findProgramme } from '../../../store/my-course.ts'
import { openCohorts } from '../../../store/open-cohorts.ts'

/** A cohort that people may sign up for, full or not. */
export type Offer = CohortCourse & { isFull: boolean }

/** The cohorts of a programme that are open and have a lesson to come for who joins now, the next to begin first. */
export async function offersOf(db: Database, programme: string, now: Date): Promise<Offer[]> {
  const offers: Offer[] = []
  for (const { isFull, ...cohort } of await openCohorts(db, programme)) {
    const course = await findProgramme(db, cohort.editionHash)
    if (!course) continue
    const offer = { cohort, programme: course, isFull }
    const dates = datesOfJoining(offer, {}, now)
    if (dates && firstLessonAfter(offer, dates, now)) offers.push(offer)
  }
  return offers
}

/** The first cohort that has a place, other than the one that has none. */
export async function nextOffer(
  db: Database,
  { programme, but, now }: { programme: string; but: string; now: Date },
): Promise<Offer | undefined> {
  const offers = await offersOf(db, programme, now)
  return offers.find(({ cohort, isFull }) => !isFull && cohort.slug !== but)
}
