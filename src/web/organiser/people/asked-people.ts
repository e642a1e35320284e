import type { Context } from 'hono'
import {
  isAmiss,
  isOutcome,
  isStanding,
  type Outcome,
  type PeopleFilter,
  type Standing,
  searchWords,
} from '../../../domain/people-filter.ts'

/** A list of people as the address of its page asks for it. */
export type AskedPeople = {
  /** What was typed into the search. */
  typed: string
  standing: Standing | undefined
  letter: string | undefined
  outcome: Outcome | undefined
  /** Where the page before this one ended. */
  before: number | undefined
}

/** Reads `q`, `state`, `letter`, `outcome` and `before`; what is none of ours is passed over. */
export function askedPeople(c: Context): AskedPeople {
  const [state = '', outcome = '', before = ''] = ['state', 'outcome', 'before'].map((name) =>
    c.req.query(name),
  )
  const letter = /^[\w.-]{1,200}$/.exec(c.req.query('letter') ?? '')?.[0]
  return {
    typed: c.req.query('q')?.trim() ?? '',
    standing: isStanding(state) ? state : undefined,
    letter,
    outcome: isOutcome(outcome) && (letter !== undefined || isAmiss(outcome)) ? outcome : undefined,
    before: /^\d{1,15}$/.test(before) ? Number(before) : undefined,
  }
}

export function filterOf({ typed, standing, letter, outcome }: AskedPeople, cohortId?: number): PeopleFilter {
  return { cohortId, words: searchWords(typed), standing, letter, outcome }
}

/** The address of a list that is like this one, but for what is changed; it begins anew. */
export function peopleAddress(path: string, asked: AskedPeople, change: Partial<AskedPeople> = {}): string {
  const { typed, standing, letter, outcome, before } = { ...asked, before: undefined, ...change }
  const query = new URLSearchParams()
  const named = { q: typed, state: standing, letter, outcome, before: before?.toString() }
  for (const [name, value] of Object.entries(named)) if (value) query.set(name, value)
  return query.size === 0 ? path : `${path}?${query}`
}
