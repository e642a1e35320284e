import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { lockCalendar } from '../../store/calendar-changes.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { applyPlan, type Outcome } from './apply-plan.ts'
import { calendarDeed } from './calendar-deed.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'
import { type CalendarRequest, planCalendar, shownCalendar, type WorkedOutPlan } from './plan-calendar.ts'
import { planFault } from './plan-fault.ts'
import { writeCalendar } from './write-calendar.ts'

/** A change that is to be made. `hash`: that of the plan that was shown. */
export type MadeCalendarChange = CalendarRequest & { hash: string; by: Author }

/** What became of a change of a calendar. */
export type CalendarOutcome = Outcome<WorkedOutPlan, 'changed'>

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
    const { hash: seen, by } = request
    const write = (seenPlan: WorkedOutPlan) => writeChange(tx, seenPlan, by)
    return applyPlan(tx, plan, { seen, shown: shownCalendar, now: plan.now, write })
  })
}

async function writeChange(tx: Database, plan: WorkedOutPlan, by: Author): Promise<'changed'> {
  const fault = planFault(plan)
  if (fault) throw fault
  await writeCalendar(tx, plan)
  await writeEntry(tx, { by, at: plan.now, cohortId: plan.cohort.id, deed: calendarDeed(plan) })
  return 'changed'
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
