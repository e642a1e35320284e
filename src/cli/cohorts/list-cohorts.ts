import type { Shelf } from '../../actions/programmes/programme-folder.ts'
import type { Config } from '../../config.ts'
import { type CohortSummary, listCohorts } from '../../store/cohorts.ts'
import { listPauses } from '../../store/pauses.ts'
import { listRelayFaults } from '../../store/relay-faults.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'
import { relayFaultLines, stateWords } from './cohort-words.ts'
import { pauseWords } from './pause-words.ts'

/** `feuilleton cohort list`. */
export async function showCohorts(
  config: Config,
  { json }: { json?: boolean },
  output: Output,
): Promise<number> {
  const { cohorts, pauses, faults, behind } = await withStore(config, async (db) => {
    const cohorts = await listCohorts(db)
    const behind = json ? [] : await behindLines({ db, root: config.root }, cohorts)
    return { cohorts, behind, pauses: await listPauses(db), faults: await listRelayFaults(db) }
  })
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
    for (const line of [...behind, ...relayFaultLines(faults)]) output.out(line)
  }
  return 0
}

/** Of each cohort that has still letters to come: that its files say something else by now. */
async function behindLines(shelf: Shelf, cohorts: readonly CohortSummary[]): Promise<string[]> {
  const running = cohorts.filter(({ state, planned }) => state === 'running' && planned > 0)
  if (running.length === 0) return []
  const { behindFiles } = await import('../../actions/cohorts/behind-files.ts')
  const { differenceWords } = await import('../../letters/difference/difference-words.ts')
  const lines: string[] = []
  for (const cohort of running) {
    const difference = await behindFiles(shelf, cohort)
    if (difference) lines.push(`${cohort.slug} is behind its files: ${differenceWords(difference, 'en')}`)
  }
  return lines
}
