import { type PlanSince, planSince } from '../../domain/plan-line.ts'
import type { Database } from '../../store/database.ts'
import { findShownPlan, keepShownPlan, type ShownPlan } from '../../store/shown-plans.ts'

/**
 * How a plan differs from the one that somebody saw, named by its hash; the new one counts as shown from then on. Undefined
 * where nobody was shown a plan of that name.
 */
export async function sinceShown(
  db: Database,
  { seen, plan }: { seen: string; plan: ShownPlan },
  now: Date,
): Promise<PlanSince | undefined> {
  const lines = await findShownPlan(db, { cohortId: plan.cohortId, hash: seen })
  await keepShownPlan(db, plan, now)
  return lines && planSince(lines, plan.lines)
}
