import type { Cohort } from '../../domain/cohort.ts'
import { planTrack } from '../../domain/plan.ts'
import type { Programme } from '../../domain/programme.ts'
import type { Database } from '../../store/database.ts'
import { listTracks } from '../../store/event-dispatches.ts'
import { type DispatchOutcomes, followersByTrack } from '../../store/letter-outcomes.ts'
import { type LetterLine, linesOf } from './letter-lines.ts'

type Draft = { cohort: Cohort; programme: Programme }

/** The lessons of a draft as they would leave, to those who are in it: no dispatch of it is planned yet. */
export async function draftLines(db: Database, { cohort, programme }: Draft): Promise<LetterLine[]> {
  const followers = await followersByTrack(db, cohort.id)
  const tracks = await listTracks(db, cohort.id)
  const own = { id: 0, zone: cohort.zone, at: cohort.at }
  const dispatches = (tracks.length > 0 ? tracks : [own]).flatMap(({ id, zone, at }) => {
    // People may have come in before day one was changed: see `scheduleDraft`.
    const dates = { dayOne: cohort.dayOne, zone, at }
    return planTrack(programme, cohort.calendar, dates).lessons.map((lesson) =>
      unplanned(lesson, { id, zone }),
    )
  })
  const inOrder = dispatches.toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
  return linesOf(inOrder, followers)
}

type Lesson = Pick<DispatchOutcomes, 'letter' | 'day' | 'dueAt' | 'expiresAt'>

function unplanned(
  { letter, day, dueAt, expiresAt }: Lesson,
  { id: trackId, zone }: { id: number; zone: string },
): DispatchOutcomes {
  return {
    ...{ letter, day, dueAt, expiresAt, trackId, zone },
    ...{ dispatchId: 0, kind: 'lesson', event: null, reminder: null, audience: null },
    ...{ state: 'planned', isWithdrawn: false, isPaused: false, subject: null, outcomes: {}, unwritten: 0 },
  }
}
