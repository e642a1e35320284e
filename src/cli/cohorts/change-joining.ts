import { changeJoining } from '../../actions/cohorts/change-joining.ts'
import { joiningChanges } from '../../actions/cohorts/change-settings.ts'
import { showJoining } from '../../actions/cohorts/plan-joining.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { changeWords } from '../../domain/field-words.ts'
import type { Joining, JoiningPlan } from '../../domain/joining-plan.ts'
import { joiningWords } from '../../domain/joining-words.ts'
import type { PlanSince } from '../../domain/plan-line.ts'
import { UserError } from '../../domain/user-error.ts'
import { authorOf } from '../author.ts'
import { instantIn } from '../events/moments.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { offerPlan, type PlanFlow, tellOutcome } from './plan-flow.ts'

export type JoiningOptions = {
  capacity?: number
  unlimited?: boolean
  late?: Joining['lateJoiners']
  undo?: boolean
  apply?: string
  by?: string
}

const FLOW: PlanFlow<JoiningPlan> = {
  words: joiningLinesOf,
  done: 'Done: it holds for who joins from now on.',
}

/**
 * `feuilleton cohort joining <cohort>`: shows what it does to change how many may join, or what becomes of those who come
 * late, and does it with `--apply <plan>` where it still does what that plan says.
 */
export async function changeJoiningOf(
  config: Config,
  slug: string,
  options: JoiningOptions,
  output: Output,
): Promise<number> {
  const request = { cohort: slug, change: changeOf(options) }
  const { apply: hash } = options
  return withStore(config, async (db) => {
    if (hash === undefined) return offerPlan(output, await showJoining(db, request, systemClock), FLOW)
    const made = { ...request, hash, by: authorOf(options) }
    return tellOutcome(output, await changeJoining(db, made, systemClock), FLOW)
  })
}

function changeOf({ capacity, unlimited, late, undo }: JoiningOptions): Partial<Joining> | 'undo' {
  if (undo) return 'undo'
  if (unlimited && capacity !== undefined) throw new UserError('give --capacity or --unlimited, and not both')
  const places = unlimited ? null : capacity
  if (places === undefined && late === undefined)
    throw new UserError('say what to change: --capacity <number>, --unlimited or --late <rule>')
  return {
    ...(places === undefined ? {} : { capacity: places }),
    ...(late === undefined ? {} : { lateJoiners: late }),
  }
}

function joiningLinesOf(plan: JoiningPlan, since?: PlanSince): string[] {
  const { slug, zone } = plan.cohort
  const moment = (at: Date) => instantIn(at, zone)
  return [
    `${slug}: ${changeWords(joiningChanges(plan), 'en')}`,
    ...joiningWords(plan, { language: 'en', moment, since }).map(
      ({ words, isOther }) => `  ${words}${isOther ? ' (other than it was shown)' : ''}`,
    ),
  ]
}
