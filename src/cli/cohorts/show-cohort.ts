import { DateTime } from 'luxon'
import { forecastNext } from '../../actions/letters/forecast-next.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { askServers } from '../../mail/ask-servers.ts'
import { findFamilies } from '../../mail/find-families.ts'
import { type CohortLetter, cohortLetters } from '../../store/cohort-letters.ts'
import { listCohorts } from '../../store/cohorts.ts'
import type { Database } from '../../store/database.ts'
import { listDomainPauses } from '../../store/domain-pauses.ts'
import { findPause } from '../../store/pauses.ts'
import { listRelayFaults } from '../../store/relay-faults.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'
import { cohortNamed } from './cohort-named.ts'
import { dispatchWords, relayFaultLines, signUpWords, stateWords } from './cohort-words.ts'
import { forecastLines } from './forecast-lines.ts'
import { domainPauseWords, pauseWords } from './pause-words.ts'

/** `feuilleton cohort show <cohort>`: how it stands, and its letters, one line for each dispatch. */
export async function showCohort(
  config: Config,
  slug: string,
  { json }: { json?: boolean },
  output: Output,
): Promise<number> {
  const shown = await withStore(config, (db) => readCohort(db, config, slug))
  const { cohort, summary, pause, domainPauses, letters, relayFaults, ahead } = shown
  if (json) {
    const enrolments = summary?.enrolments
    const facts = { ...cohort, enrolments, pause, domainPauses, relayFaults, ...ahead, letters }
    output.out(JSON.stringify(facts, null, 2))
    return 0
  }
  output.out(`${cohort.name} (${cohort.slug}), edition ${cohort.editionHash}`)
  output.out(`day one ${cohort.dayOne} at ${cohort.at}, ${cohort.zone}; late joiners: ${cohort.lateJoiners}`)
  if (summary) output.out(`${stateWords(summary)}, ${summary.enrolments} enrolled`)
  if (cohort.signUp === 'open') output.out(signUpWords(cohort))
  if (cohort.state === 'cancelled') output.out(`${slug} is cancelled`)
  if (pause) output.out(`${slug} ${pauseWords(pause)}`)
  for (const each of domainPauses) output.out(`${slug} ${domainPauseWords(each)}`)
  for (const line of [...relayFaultLines(relayFaults), ...forecastLines(ahead, cohort.zone)]) output.out(line)
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

/** A cohort with all that is told of it. */
async function readCohort(db: Database, config: Config, slug: string) {
  const { cohort } = await cohortNamed(db, slug)
  const [summary] = await listCohorts(db, cohort.id)
  return {
    cohort,
    summary,
    ahead: await lookAhead(db, config, cohort.id),
    pause: await findPause(db, cohort.id),
    domainPauses: await listDomainPauses(db, cohort.id),
    letters: await cohortLetters(db, cohort.id),
    relayFaults: await listRelayFaults(db),
  }
}

async function lookAhead(db: Database, { mailLimits, warmUpFrom, mailDomain }: Config, cohortId: number) {
  const now = systemClock.now()
  const families = findFamilies(askServers())
  return forecastNext({ db, limits: mailLimits, families, warmUpFrom, mailDomain }, { cohortId, now })
}

function wordsFor(outcomes: CohortLetter['outcomes']): string {
  return Object.entries(outcomes)
    .map(([state, number]) => `${number} ${state}`)
    .join(', ')
}
