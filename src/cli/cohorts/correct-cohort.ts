import { correctCohort as correct } from '../../actions/cohorts/correct-cohort.ts'
import {
  type CorrectionPlan,
  correctionFault,
  showCorrection,
  writtenEdition,
} from '../../actions/cohorts/plan-correction.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { requireRoot } from '../programmes/programme-argument.ts'
import { refusalLine } from '../refusal-words.ts'
import { withStore } from '../with-store.ts'
import { correctionWords } from './correction-words.ts'

export type CorrectOptions = { apply?: string; copies?: 'kept' | 'corrected'; by?: string }

/**
 * `feuilleton cohort correct <cohort>`: shows which words of a cohort that runs differ from its files, and with
 * `--apply <plan>` brings them to it where that plan is still what it would do.
 */
export async function correctCohort(
  config: Config,
  slug: string,
  options: CorrectOptions,
  output: Output,
): Promise<number> {
  const { root } = config
  requireRoot(root)
  return withStore(config, async (db) => {
    const hash = options.apply
    if (hash === undefined) {
      const after = await writtenEdition({ db, root }, slug)
      const plan = await showCorrection(db, { cohort: slug, after }, systemClock)
      return show(output, correctionWords(plan), offerOf(plan))
    }
    const correctsCopies = options.copies === 'corrected'
    const request = { cohort: slug, hash, by: authorOf(options), correctsCopies }
    const outcome = await correct({ db, root }, request, systemClock)
    if (outcome.made === 'corrected')
      return show(output, correctionWords(outcome.plan), 'Done: what leaves from now on has these words.')
    const again = 'Nothing was changed, as the cohort or its files are not what was shown.'
    show(output, correctionWords(outcome.plan, outcome.since), `${again} ${offerOf(outcome.plan)}`)
    return 1
  })
}

/** No plan is offered that could not be made. */
function offerOf(plan: CorrectionPlan): string {
  const fault = correctionFault(plan)
  return fault
    ? `It cannot be done: ${refusalLine(fault.refusal)}.`
    : `Nothing is changed yet: add --apply ${plan.hash} to do it.`
}

function show(output: Output, words: readonly string[], end: string): number {
  for (const line of [...words, end]) output.out(line)
  return 0
}
