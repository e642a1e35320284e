import type { Clock } from '../../domain/clock.ts'
import type { Track } from '../../domain/cohort.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { planTrack } from '../../domain/plan.ts'
import type { TrackChange } from '../../domain/track-change.ts'
import { lockCalendar, setCalendar, setTrackDates } from '../../store/calendar-changes.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { endLessonsOfTracks, leaveOutLessons, moveLessons } from '../../store/lesson-dispatches.ts'
import { calendarDeed } from './calendar-deed.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'
import { type CalendarRequest, planCalendar, planFault, type WorkedOutPlan } from './plan-calendar.ts'
import { replanReminders } from './plan-track-letters.ts'

/** A change that is to be made. `hash`: that of the plan that was shown. */
export type MadeCalendarChange = CalendarRequest & { hash: string; by: Author }

/** `stale`: nothing was changed, as the change would do something else by now than what was shown: `plan` says what. */
export type CalendarOutcome = { made: 'changed' | 'stale'; plan: WorkedOutPlan }

/**
 * Changes the calendar of a cohort that runs. What has left stays; what has begun to leave goes on, with words of the new
 * dates. The change is committed when this returns; from then on no letter leaves that says what was true before. It is in
 * the journal.
 * @throws Refused as `planCalendar` does, and when a lesson would be lost or come on the day of another.
 */
export async function changeCalendar(
  db: Database,
  request: MadeCalendarChange,
  clock: Clock,
): Promise<CalendarOutcome> {
  return inTransaction(db, async (tx) => {
    const { cohort } = await cohortAndEdition(tx, request.cohort)
    await lockCalendar(tx, cohort.id)
    const plan = await planCalendar(tx, request, clock)
    if (plan.hash !== request.hash) return { made: 'stale', plan }
    const fault = planFault(plan)
    if (fault) throw fault
    await write(tx, plan)
    const deed = calendarDeed(plan)
    await writeEntry(tx, { by: request.by, at: plan.now, cohortId: cohort.id, deed })
    return { made: 'changed', plan }
  })
}

/**
 * Undoes the last change of a calendar, whatever else there is of it by now.
 * @throws Refused when there is none, or when a lesson has left since.
 */
export function undoCalendar(
  db: Database,
  { cohort, by }: { cohort: string; by: Author },
  clock: Clock,
): Promise<CalendarOutcome> {
  return inTransaction(db, async (tx) => {
    await lockCalendar(tx, (await cohortAndEdition(tx, cohort)).cohort.id)
    const { hash } = await planCalendar(tx, { cohort, change: 'undo' }, clock)
    return changeCalendar(tx, { cohort, change: 'undo', hash, by }, clock)
  })
}

async function write(tx: Database, plan: WorkedOutPlan): Promise<void> {
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
