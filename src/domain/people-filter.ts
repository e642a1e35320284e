import { LETTER_OUTCOMES } from './letter-outcome.ts'

/**
 * How somebody stands in a course, as lists of people are narrowed to it. `joined`: whatever became of them since.
 * `going`: `active` or `paused`. `left`: but not for another cohort, which is `switched`. `not-begun`: no lesson has left
 * yet.
 */
export const STANDINGS = [
  'joined',
  'going',
  'active',
  'paused',
  'pending',
  'left',
  'switched',
  'guest',
  'not-begun',
] as const
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

type Narrowing = Pick<PeopleFilter, 'standing' | 'letter' | 'outcome'>

/** Reads what an address asks for; what is none of ours is passed over. */
export function readNarrowing(asked: {
  state?: string | undefined
  letter?: string | undefined
  outcome?: string | undefined
}): Narrowing {
  const { state = '', outcome = '' } = asked
  const letter = /^[\w.-]{1,200}$/.exec(asked.letter ?? '')?.[0]
  return {
    standing: isStanding(state) ? state : undefined,
    letter,
    outcome: isOutcome(outcome) && (letter !== undefined || isAmiss(outcome)) ? outcome : undefined,
  }
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

function isStanding(text: string): text is Standing {
  return STANDINGS.some((known) => known === text)
}

function isOutcome(text: string): text is Outcome {
  return OUTCOMES.some((known) => known === text)
}

export function isAmiss(outcome: Outcome): outcome is Amiss {
  return AMISS.some((known) => known === outcome)
}
