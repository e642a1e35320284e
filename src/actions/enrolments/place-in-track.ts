import { firstDayAfter } from '../../domain/calendar.ts'
import type { Cohort, Track } from '../../domain/cohort.ts'
import { type PlannedLesson, planTrack } from '../../domain/plan.ts'
import type { Programme } from '../../domain/programme.ts'
import { ensureTrack } from '../../store/cohorts.ts'
import type { Database } from '../../store/database.ts'
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
  const onTime = { dayOne: cohort.dayOne, zone, at: choice.at ?? cohort.at }
  if (cohort.state === 'draft') return onTime
  const dayAfter = firstDayAfter(now, zone)
  if (cohort.start === 'rolling')
    return { ...onTime, dayOne: [dayAfter, cohort.dayOne].toSorted()[1] ?? dayAfter }
  const first = planTrack(programme, cohort.calendar, onTime).lessons[0]
  const late = first !== undefined && first.dueAt < now
  if (!late || cohort.lateJoiners === 'next-lesson') return onTime
  return cohort.lateJoiners === 'from-day-one' ? { ...onTime, dayOne: dayAfter } : undefined
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
export function datesOfWaiting({ dayOne, zone, at }: Cohort): TrackDates {
  return { dayOne, zone, at }
}

/**
 * Returns the track with these dates, its letters planned, locked until `tx` ends. Read the instant of joining only
 * after this returns: a tick that was turning a lesson of the track into deliveries did not see the new enrolment.
 */
export async function placeInTrack(
  tx: Database,
  { cohort, programme }: CohortCourse,
  dates: TrackDates,
): Promise<Track> {
  const { isNew, ...track } = await ensureTrack(tx, cohort.id, dates)
  if (isNew) await planTrackLetters(tx, { cohort, programme }, track)
  return track
}
