import { HOLD_MS, sendAgain } from '../../actions/letters/send-again.ts'
import type { Config } from '../../config.ts'
import { findMissed, type Missed } from '../../store/resends.ts'
import { authorOf } from '../author.ts'
import { cohortNamed } from '../cohorts/cohort-named.ts'
import { count, type Output } from '../output.ts'
import { withStore } from '../with-store.ts'

type Wanted = { cohort: string; letter: string }
type Options = { yes?: boolean; by?: string }

/** People who are named; the rest is counted. */
const MOST_NAMED = 20

/** `feuilleton letter again <cohort> <letter>`: who did not get a lesson; with `--yes` it is sent to them. */
export async function letterAgain(
  config: Config,
  { cohort: slug, letter }: Wanted,
  options: Options,
  output: Output,
): Promise<number> {
  return withStore(config, async (db) => {
    const { cohort } = await cohortNamed(db, slug)
    const missed = await findMissed(db, { cohortId: cohort.id, letter }, MOST_NAMED)
    for (const line of missedLines(missed)) output.out(line)
    if (missed.people === 0) return 0
    if (!options.yes) {
      output.out('Nothing was sent: add --yes to send it to them.')
      return 0
    }
    const request = { cohort, letter, seen: missed.people, by: authorOf(options), now: new Date() }
    const { people } = await sendAgain(db, request)
    output.out(
      `It leaves in ${HOLD_MS / 1000} seconds, to ${people === 1 ? 'one person' : `${people} people`}.`,
    )
    return 0
  })
}

function missedLines({ people, first }: Missed): string[] {
  if (people === 0) return ['Everybody who can get it has got it, or is getting it.']
  const lines = first.map(({ address, why }) => `${address} (${why})`)
  return people > first.length ? [...lines, `and ${count(people - first.length, 'other')}`] : lines
}
