import type { PlanSince } from '../../domain/plan-line.ts'
import type { Database } from '../../store/database.ts'
import type { ShownPlan } from '../../store/shown-plans.ts'
import { sinceShown } from './shown-plan.ts'

/**
 * `stale`: nothing was changed, as the change would do something else by now than what was shown: `plan` says what, and
 * `since` how that differs from what was seen, where it is known.
 */
export type Outcome<Plan, Made extends string> =
  | { made: Made; plan: Plan }
  | { made: 'stale'; plan: Plan; since: PlanSince | undefined }

/** `seen`: the hash of the plan that was shown. `write` makes the plan, and says what that is called. */
export type Applying<Plan, Made extends string> = {
  seen: string
  shown: (plan: Plan) => ShownPlan
  now: Date
  write: (plan: Plan) => Promise<Made>
}

/**
 * Makes a plan that was worked out under the locks of `tx`, where it is the one that was seen; writes nothing otherwise.
 * @throws whatever `write` does.
 */
export async function applyPlan<Plan extends { hash: string }, Made extends string>(
  tx: Database,
  plan: Plan,
  { seen, shown, now, write }: Applying<Plan, Made>,
): Promise<Outcome<Plan, Made>> {
  if (plan.hash === seen) return { made: await write(plan), plan }
  return { made: 'stale', plan, since: await sinceShown(tx, { seen, plan: shown(plan) }, now) }
}
