import { DateTime } from 'luxon'
import type { Config } from '../config.ts'
import { systemClock } from '../domain/clock.ts'
import type { Cohort } from '../domain/cohort.ts'
import { UserError } from '../domain/user-error.ts'
import { type CohortLetter, cohortLetters } from '../store/cohort-letters.ts'
import { type CohortSummary, findCohort, listCohorts } from '../store/cohorts.ts'
import type { Database } from '../store/database.ts'
import { listDomainPauses } from '../store/domain-pauses.ts'
import { findEdition } from '../store/editions.ts'
import { findPause, listPauses } from '../store/pauses.ts'
import { listRelayFaults } from '../store/relay-faults.ts'
import { dispatchWords, relayFaultLines } from './cohort-words.ts'
import { type Output, table } from './output.ts'
import { requireMeant, terminalAsk } from './past-day-one.ts'
import { domainPauseWords, pauseWords } from './pause-words.ts'
import { withStore } from './with-store.ts'

export type CreateOptions = {
  from: string
  slug?: string
  name?: string
  zone?: string
  at?: string
  placeholders?: boolean
  open?: boolean
  capacity?: number
  /** Even if day one has passed. */
  yes?: boolean
}

/** `feuilleton cohort create <programme>`: schedules one run of the programme as it is written now. */
export async function createCohort(
  config: Config,
  programme: string,
  options: CreateOptions,
  output: Output,
): Promise<number> {
  const { loadEdition } = await import('./programme-argument.ts')
  const { scheduleCohort } = await import('../actions/cohorts/schedule-cohort.ts')
  const { toFillIn } = await import('../programme/to-fill-in.ts')
  const { edition } = await loadEdition(config.root, programme)
  const missing = toFillIn(edition.programme)
  if (missing.length > 0 && !options.placeholders) {
    throw new UserError(
      `${programme} still has stand-ins that readers would get: ${missing.join(', ')}.\n` +
        `Fill them in in schedules/${programme}.yaml, or add --with-placeholders to schedule the cohort all the same.`,
    )
  }
  const { from: dayOne, open, slug, name, zone, at, capacity, yes = false } = options
  const now = systemClock.now()
  const { start } = edition.programme
  await requireMeant(
    { dayOne, start, zone: zone ?? edition.programme.zone },
    { yes, now, ask: terminalAsk() },
  )
  const signUp = open ? 'open' : 'closed'
  const wanted = { edition, dayOne, slug, name, zone, at, signUp, capacity } as const
  const cohort = await withStore(config, (db) => scheduleCohort(db, wanted, now))
  output.out(
    `Scheduled ${cohort.slug}: day one ${cohort.dayOne} at ${cohort.at}, ${cohort.zone} (edition ${edition.hash})`,
  )
  output.out(
    `Enrol people: npx feuilleton enrol ${cohort.slug} ana@example.org --basis "…", or --csv people.csv`,
  )
  return 0
}

/** `feuilleton cohort list`. */
export async function showCohorts(
  config: Config,
  { json }: { json?: boolean },
  output: Output,
): Promise<number> {
  const { cohorts, pauses, faults } = await withStore(config, async (db) => ({
    cohorts: await listCohorts(db),
    pauses: await listPauses(db),
    faults: await listRelayFaults(db),
  }))
  if (json) output.out(JSON.stringify(cohorts, null, 2))
  else if (cohorts.length === 0)
    output.out('No cohort yet: npx feuilleton cohort create <programme> --from <date>')
  else {
    const rows = cohorts.map((c) => [
      c.slug,
      c.programme,
      `${c.start === 'fixed' ? '' : 'rolling from '}${c.dayOne} ${c.at} ${c.zone}`,
      `${c.enrolments}`,
      `${c.submitted}`,
      `${c.planned}`,
      stateWords(c),
    ])
    const head = ['COHORT', 'PROGRAMME', 'DAY ONE', 'ENROLLED', 'SUBMITTED', 'DISPATCHES TO COME', 'STATE']
    for (const line of table([head, ...rows])) output.out(line)
    for (const { cohort, ...pause } of pauses) output.out(`${cohort} ${pauseWords(pause)}`)
    for (const line of relayFaultLines(faults)) output.out(line)
  }
  return 0
}

/** Such as `running`, `paused by the relay` or `running, paused for orange.fr`. */
function stateWords({ state, pausedBy, pausedDomains }: CohortSummary): string {
  if (state !== 'running') return state
  if (pausedBy) return `paused by the ${pausedBy}`
  return pausedDomains.length > 0 ? `${state}, paused for ${pausedDomains.join(', ')}` : state
}

/** `feuilleton cohort show <cohort>`: its letters, one line a dispatch. */
export async function showCohort(
  config: Config,
  slug: string,
  { json }: { json?: boolean },
  output: Output,
): Promise<number> {
  const { cohort, pause, domainPauses, letters, relayFaults } = await withStore(config, async (db) => {
    const { cohort } = await cohortNamed(db, slug)
    return {
      cohort,
      pause: await findPause(db, cohort.id),
      domainPauses: await listDomainPauses(db, cohort.id),
      letters: await cohortLetters(db, cohort.id),
      relayFaults: await listRelayFaults(db),
    }
  })
  if (json) {
    output.out(JSON.stringify({ ...cohort, pause, domainPauses, relayFaults, letters }, null, 2))
    return 0
  }
  output.out(`${cohort.name} (${cohort.slug}), edition ${cohort.editionHash}`)
  output.out(`day one ${cohort.dayOne} at ${cohort.at}, ${cohort.zone}; late joiners: ${cohort.lateJoiners}`)
  if (cohort.signUp === 'open') output.out(signUpWords(cohort))
  if (cohort.state === 'cancelled') output.out(`${slug} is cancelled`)
  if (pause) output.out(`${slug} ${pauseWords(pause)}`)
  for (const each of domainPauses) output.out(`${slug} ${domainPauseWords(each)}`)
  for (const line of relayFaultLines(relayFaults)) output.out(line)
  const rows = letters.map(({ dueAt, zone, letter, ...dispatch }) => [
    DateTime.fromJSDate(dueAt, { zone }).toFormat('ccc yyyy-MM-dd HH:mm'),
    zone,
    letter,
    dispatchWords(dispatch),
    wordsFor(dispatch.outcomes),
  ])
  for (const line of table([['DUE', 'ZONE', 'LETTER', 'DISPATCH', 'LETTERS'], ...rows])) output.out(line)
  return 0
}

/** Such as `sign-up is open, to 200 at most`. */
export function signUpWords({ signUp, capacity }: Cohort): string {
  return `sign-up is ${signUp}${signUp === 'open' && capacity !== null ? `, to ${capacity} at most` : ''}`
}

function wordsFor(outcomes: CohortLetter['outcomes']): string {
  return Object.entries(outcomes)
    .map(([state, number]) => `${number} ${state}`)
    .join(', ')
}

/**
 * The cohort of this name with its programme as pinned.
 * @throws UserError that names the cohorts there are.
 */
export async function cohortNamed(db: Database, slug: string) {
  const cohort: Cohort | undefined = await findCohort(db, slug)
  const edition = cohort && (await findEdition(db, cohort.editionHash))
  if (cohort && edition) return { cohort, programme: edition.programme }
  const others = (await listCohorts(db)).map((other) => other.slug)
  const known = others.length > 0 ? `there are: ${others.join(', ')}` : 'there is none yet'
  throw new UserError(`no cohort is named ${slug}; ${known}`)
}
