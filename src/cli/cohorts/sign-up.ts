import type { Config } from '../../config.ts'
import type { Cohort } from '../../domain/cohort.ts'
import { UserError } from '../../domain/user-error.ts'
import { setSignUp } from '../../store/cohorts.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { cohortNamed } from './cohort-named.ts'
import { signUpWords } from './cohort-words.ts'

/**
 * `feuilleton cohort open <cohort>`: lets people sign up by themselves. Without `--capacity` the capacity stays as it
 * is.
 */
export async function openCohort(
  config: Config,
  slug: string,
  { capacity }: { capacity?: number },
  output: Output,
): Promise<number> {
  const { cohort, programme } = await change(config, slug, { signUp: 'open', capacity })
  output.out(`${slug}: ${signUpWords(cohort)}`)
  output.out(`People sign up at /p/${programme.programme}/join?cohort=${slug}`)
  return 0
}

/** `feuilleton cohort close <cohort>`: nobody can sign up or confirm any more; everybody enrolled stays. */
export async function closeCohort(config: Config, slug: string, output: Output): Promise<number> {
  const { cohort } = await change(config, slug, { signUp: 'closed' })
  output.out(`${slug}: ${signUpWords(cohort)}; who is enrolled stays`)
  return 0
}

type Change = { signUp: Cohort['signUp']; capacity?: number | undefined }

async function change(config: Config, slug: string, wanted: Change) {
  return withStore(config, async (db) => {
    const { cohort } = await cohortNamed(db, slug)
    if (cohort.state === 'cancelled') throw new UserError(`the cohort ${slug} is cancelled`)
    await setSignUp(db, cohort.id, wanted)
    return cohortNamed(db, slug)
  })
}
