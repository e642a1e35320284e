import { changeEvent, planEventChange } from '../../actions/events/change-event.ts'
import type { Config } from '../../config.ts'
import { isoDate, wallTime } from '../../domain/calendar-rule.ts'
import { systemClock } from '../../domain/clock.ts'
import type { EventRequest } from '../../domain/event-change-request.ts'
import type { Move } from '../../domain/moved-event.ts'
import { UserError } from '../../domain/user-error.ts'
import { authorOf } from '../author.ts'
import { pauseWords } from '../cohorts/pause-words.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { planWords } from './plan-words.ts'

/** An event of a cohort, as commands name it. */
export type NamedEvent = { cohort: string; event: string }

/** Whether to make a change, and in whose name. */
type Making = { yes?: boolean; by?: string }

/** `feuilleton event move <cohort> <event> --to <date>`: shows what it does, and does it with `--yes`. */
export function moveEvent(
  config: Config,
  named: NamedEvent,
  { to, moment, ...options }: { to: string; moment?: string } & Making,
  output: Output,
): Promise<number> {
  return change(config, { ...named, move: { moment, to: readMoment(to) } }, { ...options, output })
}

/** `feuilleton event cancel <cohort> <event>`: shows what it does, and does it with `--yes`. */
export function cancelEvent(
  config: Config,
  named: NamedEvent,
  options: Making,
  output: Output,
): Promise<number> {
  return change(config, { ...named, cancel: true }, { ...options, output })
}

/**
 * `feuilleton event link <cohort> <event> --join <url>`, `--replay <url>`: shows what it does, and does it with
 * `--yes`.
 */
export async function linkEvent(
  config: Config,
  named: NamedEvent,
  { join, replay, ...options }: { join?: string; replay?: string } & Making,
  output: Output,
): Promise<number> {
  if (join === undefined && replay === undefined)
    throw new UserError(
      'say which link: --join <url> where people take part, --replay <url> for the recording',
    )
  const links = { ...(join === undefined ? {} : { join }), ...(replay === undefined ? {} : { replay }) }
  return change(config, { ...named, links }, { ...options, output })
}

async function change(
  config: Config,
  request: EventRequest,
  { yes = false, by, output }: Making & { output: Output },
): Promise<number> {
  const plan = await withStore(config, (db) =>
    yes
      ? changeEvent(db, { ...request, by: authorOf({ by }) }, systemClock)
      : planEventChange(db, request, systemClock),
  )
  for (const line of planWords(request.event, plan, systemClock.now())) output.out(line)
  if (plan.pause)
    output.out(`${plan.cohort.slug} ${pauseWords(plan.pause)}. No letter leaves before that ends.`)
  output.out(yes ? 'Done: what leaves from now on says so.' : 'Nothing is changed yet: add --yes to do it.')
  return 0
}

function readMoment(to: string): Move['to'] {
  const [date = '', at] = to.split('T')
  const day = isoDate.safeParse(date).data
  const hour = at === undefined ? undefined : wallTime.safeParse(at).data
  if (day === undefined || (at !== undefined && hour === undefined)) {
    throw new UserError(
      `--to ${to}: expected a date and an hour in the zone of the cohort, such as 2027-03-17T13:00`,
    )
  }
  return hour === undefined ? { date: day } : { date: day, at: hour }
}
