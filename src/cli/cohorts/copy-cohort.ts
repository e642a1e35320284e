import { type CopyPlan, makeCopy, planCopy } from '../../actions/cohorts/copy-cohort.ts'
import type { Config } from '../../config.ts'
import { dateWarningWords } from '../../documents/date-warning-words.ts'
import type { CalendarWarning } from '../../domain/calendar-warning.ts'
import { systemClock } from '../../domain/clock.ts'
import { planTrack } from '../../domain/plan.ts'
import { trackEvents, trackReminders } from '../../domain/track-reminders.ts'
import { authorOf } from '../author.ts'
import { instantIn, momentIn } from '../events/moments.ts'
import { count, type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'

export type CopyOptions = {
  dayOne?: string
  apply?: string
  schedule?: boolean
  withPlaceholders?: boolean
  by?: string
}

/**
 * `feuilleton cohort copy <cohort>`: shows every date of a new run of a cohort and what is doubtful in them, and makes
 * it with
 * `--apply <plan>`, as a draft or, with `--schedule`, as a cohort.
 */
export async function copyCohortOf(
  config: Config,
  slug: string,
  { dayOne, apply: hash, schedule = false, withPlaceholders: isTrial, by }: CopyOptions,
  output: Output,
): Promise<number> {
  return withStore(config, async (db) => {
    const now = systemClock.now()
    const request = { slug, dayOne }
    if (hash === undefined) return show(output, await planCopy(db, request, now))
    const author = authorOf(by === undefined ? {} : { by })
    const made = await makeCopy(db, { ...request, hash, schedules: schedule, isTrial, by: author }, now)
    if (made.made === 'copied') {
      output.out(`${made.copy.slug}: ${schedule ? 'scheduled' : 'a draft, to go on with at /o/cohorts'}`)
      return 0
    }
    show(output, made.plan)
    output.out('Nothing was made, as it would be another by now than what was shown.')
    return 1
  })
}

function show(output: Output, plan: CopyPlan): number {
  for (const line of linesOf(plan)) output.out(line)
  output.out(
    `Nothing is made yet: add --apply ${plan.hash} to make a draft of it, and --schedule to schedule it.`,
  )
  return 0
}

function linesOf({ cohort: { slug }, run, warnings }: CopyPlan): string[] {
  const { cohort, programme } = run
  const { lessons, leftOut } = planTrack(programme, cohort.calendar, cohort)
  const events = Object.entries(trackEvents(run, cohort)).flatMap(([event, { moments }]) =>
    Object.entries(moments).map(([moment, at]) => ['', `${event}: ${moment}`, momentIn(at, cohort.zone)]),
  )
  const reminders = trackReminders(run, cohort).leaving.map(({ letter, dueAt }) => {
    return ['', `reminder ${letter}`, instantIn(dueAt, cohort.zone)]
  })
  return [
    `${slug} -> a new run, ${count(lessons.length, 'lesson')}, in ${cohort.zone}`,
    ...table([
      ...lessons.map(({ day, letter, dueAt }) => [`  ${day}`, letter, instantIn(dueAt, cohort.zone)]),
      ...leftOut.map(({ day, letter, date, reason }) => [
        `  ${day}`,
        letter,
        `${date}: left out (${reason})`,
      ]),
      ...events,
      ...reminders,
    ]),
    ...warnings.map((warning) => `doubtful: ${warningLine(warning)}`),
  ]
}

function warningLine(warning: CalendarWarning): string {
  return warning.warned === 'to-fill-in' ? `to fill in: ${warning.keys}` : dateWarningWords(warning, 'en')
}
