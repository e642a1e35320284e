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
import { withStore } from '../with-store.ts'
import { correctionWords } from './correction-words.ts'
import { offerPlan, type PlanFlow, tellOutcome } from './plan-flow.ts'

export type CorrectOptions = { apply?: string; copies?: 'kept' | 'corrected'; by?: string }

const FLOW: PlanFlow<CorrectionPlan> = {
  words: correctionWords,
  fault: correctionFault,
  done: 'Done: what leaves from now on has these words.',
  stale: 'Nothing was changed, as the cohort or its files are not what was shown.',
}

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
      return offerPlan(output, await showCorrection(db, { cohort: slug, after }, systemClock), FLOW)
    }
    const correctsCopies = options.copies === 'corrected'
    const request = { cohort: slug, hash, by: authorOf(options), correctsCopies }
    return tellOutcome(output, await correct({ db, root }, request, systemClock), FLOW)
  })
}
