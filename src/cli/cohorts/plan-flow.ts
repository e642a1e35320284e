import type { Outcome } from '../../actions/cohorts/apply-plan.ts'
import type { PlanSince } from '../../domain/plan-line.ts'
import type { Refused } from '../../domain/refusal.ts'
import type { Output } from '../output.ts'
import { refusalLine } from '../refusal-words.ts'

/** How a kind of plan is told. `fault`: why it cannot be made, if it cannot; `stale`: why nothing was changed. */
export type PlanFlow<Plan> = {
  words: (plan: Plan, since?: PlanSince) => readonly string[]
  fault?: (plan: Plan) => Refused | undefined
  done: string
  stale?: string
}

const STALE = 'Nothing was changed, as it would do something else by now.'

/** Shows a plan, and the option that makes it. The exit code. */
export function offerPlan<Plan extends { hash: string }>(
  output: Output,
  plan: Plan,
  flow: PlanFlow<Plan>,
): number {
  return show(output, flow.words(plan), offerOf(plan, flow))
}

/** Shows what was made; or that nothing was, and the plan as it is by now, with what differs. The exit code. */
export function tellOutcome<Plan extends { hash: string }>(
  output: Output,
  outcome: Outcome<Plan, string>,
  flow: PlanFlow<Plan>,
): number {
  const { plan } = outcome
  if (!('since' in outcome)) return show(output, flow.words(plan), flow.done)
  show(output, flow.words(plan, outcome.since), `${flow.stale ?? STALE} ${offerOf(plan, flow)}`)
  return 1
}

/** No plan is offered that could not be made. */
function offerOf<Plan extends { hash: string }>(plan: Plan, { fault }: PlanFlow<Plan>): string {
  const refused = fault?.(plan)
  return refused
    ? `It cannot be done: ${refusalLine(refused.refusal)}.`
    : `Nothing is changed yet: add --apply ${plan.hash} to do it.`
}

function show(output: Output, words: readonly string[], end: string): number {
  for (const line of [...words, end]) output.out(line)
  return 0
}
