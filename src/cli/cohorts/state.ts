import { endCohort } from '../../actions/cohorts/end-cohort.ts'
import * as pausing from '../../actions/cohorts/pause-cohort.ts'
import * as resuming from '../../actions/cohorts/resume-cohort.ts'
import type { Config } from '../../config.ts'
import { UserError } from '../../domain/user-error.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { cohortNamed } from './cohort-named.ts'

/** `feuilleton cohort pause <cohort>`: its letters wait. A lesson whose day passes meanwhile is skipped. */
export async function pauseCohort(
  config: Config,
  slug: string,
  { reason = 'no reason was given', ...author }: { reason?: string; by?: string },
  output: Output,
): Promise<number> {
  await withStore(config, async (db) => {
    const { cohort } = await cohortNamed(db, slug)
    await pausing.pauseCohort(db, { cohort, reason, by: authorOf(author), now: new Date() })
  })
  output.out(`Paused ${slug}: nothing leaves until feuilleton cohort resume ${slug}.`)
  output.out('A lesson whose day goes by meanwhile is skipped; the dates of the others stay.')
  return 0
}

/** `feuilleton cohort resume <cohort>`: ends all its pauses: an organiser's, the relay's, and those of domains. */
export async function resumeCohort(
  config: Config,
  slug: string,
  author: { by?: string },
  output: Output,
): Promise<number> {
  const isPaused = await withStore(config, async (db) => {
    const { cohort } = await cohortNamed(db, slug)
    return resuming.resumeCohort(db, { cohort, by: authorOf(author), now: new Date() })
  })
  output.out(
    isPaused ? `Resumed ${slug}: what is due and has not expired leaves now.` : `${slug} is not paused.`,
  )
  return 0
}

/** `feuilleton cohort cancel <cohort>`: ends a cohort for good. */
export async function stopCohort(
  config: Config,
  slug: string,
  { yes, by }: { yes?: boolean; by?: string },
  output: Output,
): Promise<number> {
  if (!yes) throw new UserError(`this ends ${slug} for good: add --yes, or pause it instead`)
  const cancelled = await withStore(config, async (db) => {
    const { cohort } = await cohortNamed(db, slug)
    return endCohort(db, { cohort, by: authorOf({ by }) }, new Date())
  })
  output.out(`Cancelled ${slug}; dispatches that will not happen: ${cancelled}`)
  return 0
}
