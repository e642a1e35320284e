import type { Cohort, Track } from '../../domain/cohort.ts'
import { planTrack } from '../../domain/plan.ts'
import type { Programme } from '../../domain/programme.ts'
import type { TrackChange } from '../../domain/track-change.ts'
import { setCalendar, setTrackDates, setTrackLessons } from '../../store/calendar-changes.ts'
import type { Database } from '../../store/database.ts'
import {
  dropLessons,
  endLessonsOfTracks,
  leaveOutLessons,
  moveLessons,
} from '../../store/lesson-dispatches.ts'
import { skipForThoseAhead } from '../../store/lessons-ahead.ts'
import { planOneOffsIn } from '../one-offs/plan-in-tracks.ts'
import type { WorkedOutPlan } from './plan-calendar.ts'
import type { LessonsPlan } from './plan-lessons.ts'
import { replanReminders } from './plan-track-letters.ts'

/** Writes what a plan does: the cohort, its tracks, and their letters still to leave. The caller holds the calendar. */
export async function writeCalendar(tx: Database, plan: WorkedOutPlan): Promise<void> {
  await setCalendar(tx, plan.after)
  await setTrackDates(tx, withTwins(plan))
  await writeLetters(tx, plan, plan.run.programme)
}

/** Writes what it does that the lessons of a cohort are those of another programme. The caller holds the calendar. */
export async function writeLessons(tx: Database, plan: LessonsPlan): Promise<void> {
  if (plan.after !== plan.cohort) await setCalendar(tx, plan.after)
  await setTrackLessons(
    tx,
    plan.tracks.map(({ after }) => after),
  )
  await dropLessons(tx, { cohortId: plan.cohort.id, letters: plan.dropped })
  await writeLetters(tx, plan, plan.programme)
  const { cohort, inserted, now } = plan
  if (inserted.length > 0) await skipForThoseAhead(tx, { cohortId: cohort.id, inserted, now })
}

/** The letters still to leave of the tracks of a plan, lessons and reminders, by the programme that holds from now on. */
async function writeLetters(tx: Database, plan: WorkedOutPlan, programme: Programme): Promise<void> {
  const { after: cohort, tracks, now, run } = plan
  const leaving = tracks.map((track) => leavingOf(track, { cohort, programme }))
  await moveLessons(
    tx,
    leaving.flatMap(({ lessons }) => lessons),
  )
  await leaveOutLessons(
    tx,
    leaving.flatMap(({ leftOut }) => leftOut),
    now,
  )
  await endLessonsOfTracks(
    tx,
    leaving.flatMap(({ end }) => end),
  )
  await replanReminders(tx, { cohort, programme }, { changes: run.changes, now })
  await planOneOffsIn(tx, { cohortId: cohort.id, tracks: tracks.map(({ after }) => after) })
}

/** What of a track has still to leave, and what does not any more. */
function leavingOf(
  { after, lessons: moved, left }: TrackChange,
  { cohort, programme }: { cohort: Cohort; programme: Programme },
) {
  const trackId = after.id
  const lessons = planTrack(programme, cohort.calendar, after).lessons.slice(left)
  const [next] = left > 0 ? lessons : []
  return {
    lessons: lessons.map((lesson) => ({ trackId, ...lesson })),
    leftOut: moved.filter(({ after }) => !after).map(({ letter }) => ({ trackId, letter })),
    end: next ? [{ trackId, end: next.dueAt }] : [],
  }
}

/** Tracks that end up with the dates of another are twins of it: nobody is moved from one to the other. */
function withTwins({ run, tracks }: WorkedOutPlan) {
  const changed = new Set(tracks.map(({ after }) => after.id))
  const rest = run.tracks.map(({ track }) => track).filter(({ id }) => !changed.has(id))
  const taken = new Set(rest.map(datesKey))
  return tracks.map(({ after }) => {
    const twin = taken.has(datesKey(after)) ? after.id : 0
    taken.add(datesKey(after))
    return { ...after, twin }
  })
}

function datesKey({ dayOne, zone, at }: Track): string {
  return `${dayOne} ${zone} ${at}`
}
