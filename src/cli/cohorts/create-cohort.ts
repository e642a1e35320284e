import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import type { Database } from '../../store/database.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { stillNeeded } from '../still-needed.ts'
import { withStore } from '../with-store.ts'
import { requireMeant, terminalAsk } from './past-day-one.ts'

export type CreateOptions = {
  from: string
  slug?: string
  name?: string
  zone?: string
  at?: string
  placeholders?: boolean
  open?: boolean
  capacity?: number
  /** Schedule the cohort even if day one has passed. */
  yes?: boolean
  by?: string
}

/**
 * `feuilleton cohort create <programme>`: schedules one run of the programme as it is written now, in files or in the
 * browser.
 */
export function createCohort(
  config: Config,
  programme: string,
  options: CreateOptions,
  output: Output,
): Promise<number> {
  return withStore(config, (db) => create({ db, config }, programme, options, output))
}

async function create(
  { db, config }: { db: Database; config: Config },
  programme: string,
  options: CreateOptions,
  output: Output,
): Promise<number> {
  const { loadEdition } = await import('../programmes/programme-argument.ts')
  const { programmeFolder } = await import('../../actions/programmes/programme-folder.ts')
  const { createCohort: schedule } = await import('../../actions/cohorts/create-cohort.ts')
  const { scheduledLines } = await import('./scheduled-lines.ts')
  const { edition } = await loadEdition(
    await programmeFolder({ db, root: config.root }, programme),
    programme,
  )
  const { placeholders: isTrial, from: dayOne, open, slug, name, zone, at, capacity, yes = false } = options
  const now = systemClock.now()
  const { start } = edition.programme
  await requireMeant(
    { dayOne, start, zone: zone ?? edition.programme.zone },
    { yes, now, ask: terminalAsk() },
  )
  const signUp = open ? 'open' : 'closed'
  const wanted = { edition, dayOne, slug, name, zone, at, signUp, capacity, isTrial } as const
  const cohort = await schedule(db, { ...wanted, by: authorOf(options) }, now)
  for (const line of scheduledLines({ cohort, edition }, now)) output.out(line)
  for (const line of await stillNeeded(db, config, cohort)) output.out(line)
  return 0
}
