import { changeSettings } from '../../actions/cohorts/change-settings.ts'
import type { Config } from '../../config.ts'
import { UserError } from '../../domain/user-error.ts'
import type { CohortSettings } from '../../store/cohort-settings.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { cohortNamed } from './cohort-named.ts'
import { signUpWords } from './cohort-words.ts'

export type OpenOptions = { capacity?: number; unlimited?: boolean; by?: string }

/**
 * `feuilleton cohort open <cohort>`: lets people sign up by themselves. Without `--capacity` the capacity stays as it
 * is; `--unlimited` removes it.
 */
export async function openCohort(
  config: Config,
  slug: string,
  { capacity, unlimited, by }: OpenOptions,
  output: Output,
): Promise<number> {
  if (unlimited && capacity !== undefined) throw new UserError('give --capacity or --unlimited, and not both')
  const places = unlimited ? null : capacity
  const settings = { signUp: 'open', ...(places === undefined ? {} : { capacity: places }) } as const
  const { cohort, programme } = await change(config, { slug, settings, by })
  output.out(`${slug}: ${signUpWords(cohort)}`)
  output.out(`People sign up at /p/${programme.programme}/join?cohort=${slug}`)
  return 0
}

/** `feuilleton cohort close <cohort>`: nobody can sign up or confirm any more; everybody enrolled stays. */
export async function closeCohort(
  config: Config,
  slug: string,
  { by }: { by?: string },
  output: Output,
): Promise<number> {
  const { cohort } = await change(config, { slug, settings: { signUp: 'closed' }, by })
  output.out(`${slug}: ${signUpWords(cohort)}; who is enrolled stays`)
  return 0
}

type Change = { slug: string; settings: Partial<CohortSettings>; by: string | undefined }

async function change(config: Config, { slug, settings, by }: Change) {
  return withStore(config, async (db) => {
    await cohortNamed(db, slug)
    await changeSettings(db, { slug, settings, by: authorOf({ by }) }, new Date())
    return cohortNamed(db, slug)
  })
}
