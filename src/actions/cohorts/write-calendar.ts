import type { Track } from '../../domain/cohort.ts'
import { planTrack } from '../../domain/plan.ts'
import type { TrackChange } from '../../domain/track-change.ts'
import { setCalendar, setTrackDates } from '../../store/calendar-changes.ts'
import type { Database } from '../../store/database.ts'
import { endLessonsOfTracks, leaveOutLessons, moveLessons } from '../../store/lesson-dispatches.ts'
import { planOneOffsIn } from '../one-offs/plan-in-tracks.ts'
import type { WorkedOutPlan } from './plan-calendar.ts'
import { replanReminders } from './plan-track-letters.ts'

/** Writes what a plan does: the cohort, its tracks, and their letters still to leave. The caller holds the calendar. */
export async function writeCalendar(tx: Database, plan: WorkedOutPlan): Promise<void> {
  const { after: cohort, tracks, now, run } = plan
  const { programme, changes } = run
  await setCalendar(tx, cohort)
  await setTrackDates(tx, withTwins(plan))
  const leaving = tracks.map((track) => leavingOf(track, plan))
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
  await replanReminders(tx, { cohort, programme }, { changes, now })
  await planOneOffsIn(tx, { cohortId: cohort.id, tracks: tracks.map(({ after }) => after) })
}

/** What of a track has still to leave, and what does not any more. */
function leavingOf({ after, lessons: moved, left }: TrackChange, { run, after: cohort }: WorkedOutPlan) {
  const trackId = after.id
  const days = new Map(moved.map((lesson) => [lesson.letter, lesson]))
  const all = planTrack(run.programme, cohort.calendar, after).lessons
  const next = left > 0 ? all[left] : undefined
  return {
    lessons: all.filter(({ letter }) => days.get(letter)?.after).map((lesson) => ({ trackId, ...lesson })),
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
