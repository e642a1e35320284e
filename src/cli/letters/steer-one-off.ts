import { callBackOneOff, pauseOneOff, resumeOneOff } from '../../actions/one-offs/steer-one-off.ts'
import type { Config } from '../../config.ts'
import { authorOf } from '../author.ts'
import { cohortNamed } from '../cohorts/cohort-named.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'

const STEERED = {
  'call-back': { make: callBackOneOff, done: 'is called back: it is a draft again.' },
  pause: { make: pauseOneOff, done: 'is paused: nothing more of it leaves before it is resumed.' },
  resume: { make: resumeOneOff, done: 'is resumed.' },
} as const

/** `feuilleton letter call-back`, `pause` and `resume <cohort> <number>` */
export async function steerLetter(
  config: Config,
  { does, cohort: slug, id }: { does: keyof typeof STEERED; cohort: string; id: number },
  options: { by?: string },
  output: Output,
): Promise<number> {
  const { make, done } = STEERED[does]
  return withStore(config, async (db) => {
    const { cohort } = await cohortNamed(db, slug)
    const { subject } = await make(db, { cohort, id, by: authorOf(options), now: new Date() })
    output.out(`“${subject}” ${done}`)
    return 0
  })
}
