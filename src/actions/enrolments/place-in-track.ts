import { firstDayAfter } from '../../domain/calendar.ts'
import type { WallTime } from '../../domain/calendar-rule.ts'
import type { Cohort, Track } from '../../domain/cohort.ts'
import { type PlannedLesson, planTrack } from '../../domain/plan.ts'
import type { Programme } from '../../domain/programme.ts'
import { redatedFor } from '../../domain/redated.ts'
import { slugOfCohort } from '../../store/cohort-by-id.ts'
import { ensureTrack, findCohort, keepCohort } from '../../store/cohorts.ts'
import type { Database } from '../../store/database.ts'
import { findEdition } from '../../store/editions.ts'
import { planTrackLetters } from '../cohorts/plan-track-letters.ts'

/** A cohort with the programme as it was pinned. */
export type CohortCourse = { cohort: Cohort; programme: Programme }

/** What a reader may choose. Default: the cohort's own zone and hour. */
export type TrackChoice = { zone?: string | undefined; at?: string | undefined }

export type TrackDates = Omit<Track, 'id'>

/**
 * The dates of a reader who joins a cohort at `now`. Whoever joins after day one follows its rule for late joiners; nobody
 * is late for a draft. Undefined when that rule sends them to the next cohort.
 */
export function datesOfJoining(
  { cohort, programme }: CohortCourse,
  choice: TrackChoice,
  now: Date,
): TrackDates | undefined {
  const zone = choice.zone ?? cohort.zone
  const onTime = datesOnTime(cohort, { zone, at: choice.at ?? cohort.at })
  if (cohort.state === 'draft') return onTime
  const dayAfter = firstDayAfter(now, zone)
  if (cohort.start === 'rolling')
    return { ...onTime, dayOne: [dayAfter, cohort.dayOne].toSorted()[1] ?? dayAfter, redated: null }
  const first = planTrack(programme, cohort.calendar, onTime).lessons[0]
  const late = first !== undefined && first.dueAt < now
  if (!late || cohort.lateJoiners === 'next-lesson') return onTime
  return cohort.lateJoiners === 'from-day-one' ? { ...onTime, dayOne: dayAfter, redated: null } : undefined
}

/** The dates of those who were there from the start, with a zone and an hour of their own. */
export function datesOnTime(
  { dayOne, redated }: Cohort,
  { zone, at }: { zone: string; at: WallTime },
): TrackDates {
  return { dayOne, zone, at, redated: redatedFor(redated, { zone, at }) }
}

/** The first lesson of a track that is still due after `now`. */
export function firstLessonAfter(
  { programme, cohort }: CohortCourse,
  dates: TrackDates,
  now: Date,
): PlannedLesson | undefined {
  return planTrack(programme, cohort.calendar, dates).lessons.find(({ dueAt }) => dueAt > now)
}

/**
 * The dates of whoever has still to confirm: those of the cohort, whatever they chose. A form that anybody can send adds
 * no track.
 */
export function datesOfWaiting({ dayOne, zone, at, redated }: Cohort): TrackDates {
  return { dayOne, zone, at, redated }
}

/**
 * Returns the track with these dates, its letters planned, locked until `tx` ends. Read the instant of joining only
 * after this returns: a tick that was turning a lesson of the track into deliveries did not see the new enrolment.
 */
export async function placeInTrack(
  tx: Database,
  { cohort: seen, programme: known }: CohortCourse,
  wanted: TrackDates,
): Promise<Track> {
  await keepCohort(tx, seen.id)
  // Its calendar and its lessons may have been changed since it was read.
  const cohort = (await findCohort(tx, await slugOfCohort(tx, seen.id))) ?? seen
  const isSame = cohort.editionHash === seen.editionHash
  const programme = isSame ? known : ((await findEdition(tx, cohort.editionHash))?.programme ?? known)
  const { isNew, ...track } = await ensureTrack(tx, cohort.id, datesNow(wanted, seen, cohort))
  if (isNew) await planTrackLetters(tx, { cohort, programme }, track)
  return track
}

/**
 * Dates that were chosen by a calendar, by the one that a cohort has now: whoever had its hour, or its zone, has it
 * still.
 */
function datesNow(wanted: TrackDates, seen: Cohort, now: Cohort): TrackDates {
  if (calendarKey(seen) === calendarKey(now)) return wanted
  const zone = wanted.zone === seen.zone ? now.zone : wanted.zone
  const at = wanted.at === seen.at ? now.at : wanted.at
  if (wanted.dayOne === seen.dayOne) return datesOnTime(now, { zone, at })
  return { ...wanted, zone, at }
}

function calendarKey({ dayOne, zone, at, calendar, redated }: Cohort): string {
  return JSON.stringify([dayOne, zone, at, calendar, redated])
}
