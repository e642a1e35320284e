import type { Shelf } from '../../actions/programmes/programme-folder.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
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
  return withStore(config, (db) => create({ db, root: config.root }, programme, options, output))
}

async function create(
  shelf: Shelf,
  programme: string,
  options: CreateOptions,
  output: Output,
): Promise<number> {
  const { loadEdition } = await import('../programmes/programme-argument.ts')
  const { programmeFolder } = await import('../../actions/programmes/programme-folder.ts')
  const { createCohort: schedule } = await import('../../actions/cohorts/create-cohort.ts')
  const { edition } = await loadEdition(await programmeFolder(shelf, programme), programme)
  const { placeholders: isTrial, from: dayOne, open, slug, name, zone, at, capacity, yes = false } = options
  const now = systemClock.now()
  const { start } = edition.programme
  await requireMeant(
    { dayOne, start, zone: zone ?? edition.programme.zone },
    { yes, now, ask: terminalAsk() },
  )
  const signUp = open ? 'open' : 'closed'
  const wanted = { edition, dayOne, slug, name, zone, at, signUp, capacity, isTrial } as const
  const cohort = await schedule(shelf.db, { ...wanted, by: authorOf(options) }, now)
  output.out(
    `Scheduled ${cohort.slug}: day one ${cohort.dayOne} at ${cohort.at}, ${cohort.zone} (edition ${edition.hash})`,
  )
  output.out(
    `Enrol people: npx feuilleton enrol ${cohort.slug} ana@example.org --basis "…", or --csv people.csv`,
  )
  return 0
}
