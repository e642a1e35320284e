import { changeCalendar } from '../../actions/cohorts/change-calendar.ts'
import { cohortAndEdition } from '../../actions/cohorts/cohort-and-edition.ts'
import { planCalendar, showCalendar } from '../../actions/cohorts/plan-calendar.ts'
import { planFault } from '../../actions/cohorts/plan-fault.ts'
import type { Config } from '../../config.ts'
import type { CalendarChange } from '../../domain/calendar-change.ts'
import type { ChangePlan } from '../../domain/change-plan.ts'
import { systemClock } from '../../domain/clock.ts'
import { daysTo } from '../../domain/lesson-date.ts'
import { UserError } from '../../domain/user-error.ts'
import type { Database } from '../../store/database.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { type RuleOptions, ruleWith } from './calendar-rule.ts'
import { calendarWords } from './calendar-words.ts'
import { offerPlan, type PlanFlow, tellOutcome } from './plan-flow.ts'

export type ChangeOptions = RuleOptions & {
  dayOne?: string
  move?: number
  from?: number
  at?: string
  zone?: string
  undo?: boolean
  yes?: boolean
  apply?: string
  by?: string
}

const FLOW: PlanFlow<ChangePlan> = {
  words: calendarWords,
  fault: planFault,
  done: 'Done: what leaves from now on says so.',
}

/**
 * `feuilleton cohort change <cohort>`: shows what a change of its calendar does, and does it with `--yes`, or with
 * `--apply <plan>` where it still does what that plan says.
 */
export async function changeCohort(
  config: Config,
  slug: string,
  options: ChangeOptions,
  output: Output,
): Promise<number> {
  return withStore(config, async (db) => {
    const request = { cohort: slug, change: await changeOf(db, slug, options) }
    const hash = options.yes ? (await planCalendar(db, request, systemClock)).hash : options.apply
    if (hash === undefined) return offerPlan(output, await showCalendar(db, request, systemClock), FLOW)
    const by = authorOf(options)
    return tellOutcome(output, await changeCalendar(db, { ...request, hash, by }, systemClock), FLOW)
  })
}

async function changeOf(
  db: Database,
  slug: string,
  options: ChangeOptions,
): Promise<CalendarChange | 'undo'> {
  if (options.undo) return 'undo'
  const { dayOne, move, from, at, zone } = options
  const { cohort, edition } = await cohortAndEdition(db, slug)
  if (dayOne !== undefined && move !== undefined)
    throw new UserError('say either --day-one <date> or --move <days>, not both')
  if (from !== undefined && move === undefined)
    throw new UserError('--from names a lesson: say by how many days with --move')
  const course = { cohort, programme: edition.programme }
  const days = dayOne === undefined ? move : daysTo(course, { day: firstDay(edition), date: dayOne })
  const rule = ruleWith(cohort.calendar, options)
  return {
    ...(days === undefined ? {} : { move: { days, ...(from === undefined ? {} : { from }) } }),
    ...(at === undefined ? {} : { at }),
    ...(zone === undefined ? {} : { zone }),
    ...(rule ? { rule } : {}),
  }
}

function firstDay({
  programme: { lessons },
}: {
  programme: { lessons: readonly { day: number }[] }
}): number {
  return Math.min(...lessons.map(({ day }) => day))
}
