import { LETTER_OUTCOMES } from './letter-outcome.ts'

/** How somebody stands in a course, as lists of people are narrowed to it. `not-begun`: no lesson has left yet. */
export const STANDINGS = ['active', 'paused', 'pending', 'left', 'guest', 'not-begun'] as const
export type Standing = (typeof STANDINGS)[number]

/** How a letter stands for somebody. `missing`: it fell due for them, and the ledger has no row. */
export const OUTCOMES = [...LETTER_OUTCOMES, 'missing'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Those that can be asked for without naming a letter. */
const AMISS = ['bounced', 'unknown', 'held'] as const satisfies readonly Outcome[]
type Amiss = (typeof AMISS)[number]

export type PeopleFilter = {
  cohortId?: number | undefined
  /** Beginnings of an address, a domain or a name: each has to be found. */
  words: readonly string[]
  standing?: Standing | undefined
  /** A letter and how it stands, everybody whom it is for, or only how any letter ended. */
  letter?: string | undefined
  outcome?: Outcome | undefined
}

const MOST_WORDS = 4

/** What was typed into a search, as it is compared: in small letters, without accents. `@asso.fr` is a domain. */
export function searchWords(typed: string): string[] {
  const plain = typed.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain
    .split(/[\s\p{Cc},;<>"]+/u)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
}

export function isStanding(text: string): text is Standing {
  return STANDINGS.some((known) => known === text)
}

export function isOutcome(text: string): text is Outcome {
  return OUTCOMES.some((known) => known === text)
}

export function isAmiss(outcome: Outcome): outcome is Amiss {
  return AMISS.some((known) => known === outcome)
}
