import type { Enrollee } from '../actions/enrolments/enrol.ts'
import type { Edition } from '../domain/edition.ts'
import { intervalsOf } from '../domain/interval.ts'
import { lessonsInOrder } from '../domain/lesson-order.ts'
import { planTrack, type TrackPlan } from '../domain/plan.ts'
import type { BroughtEdition } from './brought-edition.ts'
import type { PlannedCalendar } from './planned-calendar.ts'
import type { PlannedChange } from './planned-change.ts'
import { scheduleCalendars } from './schedule-calendars.ts'
import { scheduleChanges } from './schedule-changes.ts'
import type { Run } from './truth.ts'

/** What the dates of a rehearsal depend on. */
export type CourseRequest = {
  edition: Edition
  people: Enrollee[]
  /** Day one, ISO date. */
  from: string
  zone?: string | undefined
  at?: string | undefined
  /** Changes of events and of the calendar while the course runs, and other editions. */
  changes?: readonly (PlannedChange | PlannedCalendar | BroughtEdition)[]
}

/** What the calendar alone says about a rehearsal. */
export function courseOf({ edition, people, from, zone, at, changes = [] }: CourseRequest) {
  const { programme } = edition
  const intervals = intervalsOf(lessonsInOrder(programme))
  const run = { rule: programme.calendar, dayOne: from, zone: zone ?? programme.zone, intervals }
  const plans = plansOf(edition, { ...run, at: at ?? programme.at }, people)
  const course = { programme, run, plans: [...new Set(plans)] }
  const events = changes.filter((change) => 'event' in change)
  const calendars = scheduleCalendars(
    course,
    changes.filter((change) => 'calendar' in change || 'edition' in change),
  )
  return { course, plans, scheduled: scheduleChanges(course, events), calendars }
}

/** The plan of each person, by the calendar alone. People with the same dates share one plan. */
function plansOf(edition: Edition, run: Run & { at: string }, people: Enrollee[]): TrackPlan[] {
  const plans = new Map<string, TrackPlan>()
  return people.map((person) => {
    const dates = { dayOne: run.dayOne, zone: person.zone ?? run.zone, at: person.at ?? run.at }
    const key = `${dates.zone} ${dates.at}`
    const plan = plans.get(key) ?? planTrack(edition.programme, run.rule, dates)
    plans.set(key, plan)
    return plan
  })
}
