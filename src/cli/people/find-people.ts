import type { Config } from '../../config.ts'
import { isAmiss, type Outcome, type Standing, searchWords } from '../../domain/people-filter.ts'
import { UserError } from '../../domain/user-error.ts'
import { type ListedPerson, listPeople } from '../../store/people-list.ts'
import { cohortNamed } from '../cohorts/cohort-named.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'

export type FindOptions = {
  cohort?: string
  state?: Standing
  letter?: string
  outcome?: Outcome
  limit: number
  json?: boolean
}

/** `feuilleton person find [words…]`: people by the beginning of an address, a domain or a name, the newest first. */
export async function findPeople(
  config: Config,
  typed: readonly string[],
  { cohort: slug, state: standing, letter, outcome, limit, json }: FindOptions,
  output: Output,
): Promise<number> {
  if (letter === undefined && outcome !== undefined && !isAmiss(outcome))
    throw new UserError(`--outcome ${outcome} needs a letter: --letter jour-07`)
  const found = await withStore(config, async (db) => {
    const cohortId = slug === undefined ? undefined : (await cohortNamed(db, slug)).cohort.id
    const words = searchWords(typed.join(' '))
    return listPeople(db, { cohortId, words, standing, letter, outcome, most: limit })
  })
  if (json) output.out(JSON.stringify(found, null, 2))
  else if (found.length === 0) output.out('Nobody is found.')
  else for (const line of table([HEAD, ...found.map(row)])) output.out(line)
  return 0
}

const HEAD = ['ADDRESS', 'NAME', 'COHORT', 'STATE', 'LETTER']

function row({ address, firstName, cohort, state, follows, isSuppressed, letter }: ListedPerson): string[] {
  const standing = [
    state,
    ...(follows === 'events' ? ['guest'] : []),
    ...(isSuppressed ? ['suppressed'] : []),
  ]
  const ended = letter ? [letter.outcome, letter.reply].filter(Boolean).join(': ') : ''
  return [address, firstName ?? '', cohort, standing.join(', '), ended]
}
