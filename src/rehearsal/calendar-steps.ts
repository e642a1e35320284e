import { changedFields } from '../actions/cohorts/calendar-deed.ts'
import { changeCalendar } from '../actions/cohorts/change-calendar.ts'
import { changeJoining } from '../actions/cohorts/change-joining.ts'
import { joiningChanges } from '../actions/cohorts/change-settings.ts'
import { cohortAndEdition } from '../actions/cohorts/cohort-and-edition.ts'
import { bringEdition } from '../actions/cohorts/correct-cohort.ts'
import { planCalendar } from '../actions/cohorts/plan-calendar.ts'
import { planCorrection } from '../actions/cohorts/plan-correction.ts'
import { planJoining } from '../actions/cohorts/plan-joining.ts'
import type { CalendarChange } from '../domain/calendar-change.ts'
import type { Cohort } from '../domain/cohort.ts'
import type { Edition } from '../domain/edition.ts'
import { attempt, Refused } from '../domain/refusal.ts'
import type { TrackChange } from '../domain/track-change.ts'
import { REHEARSAL, type Scene, type Step } from './perform-steps.ts'
import type { PlannedCalendar, WantedCalendar, WantedSettings } from './planned-calendar.ts'
import type { RehearsedCalendar } from './report.ts'
import type { ScheduledCalendar } from './schedule-calendars.ts'

type Made = Omit<RehearsedCalendar, 'at' | 'day'>

/**
 * Changes of the calendar, and other editions, as steps, planned and made as an organiser does. What they did is added
 * to `done`.
 */
export function calendarSteps(
  scene: Scene,
  calendars: readonly ScheduledCalendar[],
  done: RehearsedCalendar[],
): Step[] {
  return calendars.map(({ planned, at }) => ({
    at,
    async take() {
      const { day, words } = planned
      const making =
        'edition' in planned
          ? bringAsPlanned(scene, planned.edition)
          : changeAsPlanned(scene, planned.calendar)
      const made = await attempt(making)
      if ('refused' in made) throw new Refused({ refused: 'rehearsed-change', change: words, why: made })
      done.push({ at: at.toISOString(), day, ...made })
    },
  }))
}

async function changeAsPlanned(
  { db, cohort: { slug }, clock }: Scene,
  wanted: PlannedCalendar['calendar'],
): Promise<Made> {
  const { cohort } = await cohortAndEdition(db, slug)
  if (wanted !== 'undo' && 'settings' in wanted) return setAsPlanned({ db, cohort, clock }, wanted)
  const change = wanted === 'undo' ? wanted : withRule(cohort, wanted)
  const { hash } = await planCalendar(db, { cohort: slug, change }, clock)
  const { plan } = await changeCalendar(db, { cohort: slug, change, hash, by: REHEARSAL }, clock)
  return { changes: changedFields(plan), ...inTracks(plan.tracks) }
}

/** Whoever is in the cohort keeps their dates. */
async function setAsPlanned({ db, cohort, clock }: Scene, { settings }: WantedSettings): Promise<Made> {
  const request = { cohort: cohort.slug, change: settings }
  const { hash } = await planJoining(db, request, clock)
  const { plan } = await changeJoining(db, { ...request, hash, by: REHEARSAL }, clock)
  return { changes: joiningChanges(plan), dropped: [], lessons: 0 }
}

function withRule({ calendar }: Cohort, { rule, ...wanted }: WantedCalendar): CalendarChange {
  return { ...wanted, ...(rule ? { rule: { ...calendar, ...rule } } : {}) }
}

async function bringAsPlanned({ db, cohort: { slug }, clock }: Scene, after: Edition): Promise<Made> {
  const { hash } = await planCorrection(db, { cohort: slug, after }, clock)
  const { plan } = await bringEdition(db, { cohort: slug, after, hash, by: REHEARSAL }, clock)
  const changes = [{ field: 'edition', before: plan.before.hash, after: plan.after.hash }]
  return { changes, ...inTracks(plan.lessons?.tracks ?? []) }
}

function inTracks(tracks: readonly TrackChange[]): Pick<Made, 'dropped' | 'lessons'> {
  const dates = tracks.flatMap(({ lessons }) => lessons.flatMap(({ before }) => before?.date ?? []))
  return {
    dropped: [...new Set(dates)].sort(),
    lessons: tracks.reduce((sum, { people, lessons }) => sum + people * moreIn(lessons), 0),
  }
}

function moreIn(lessons: TrackChange['lessons']): number {
  return lessons.reduce((sum, { before, after }) => sum + Number(!before) - Number(!after), 0)
}
