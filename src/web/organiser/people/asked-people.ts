import type { Context } from 'hono'
import {
  type Outcome,
  type PeopleFilter,
  readNarrowing,
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
  return readAsked(c.req.query())
}

/** As `askedPeople`, of the texts of an address. */
export function readAsked({ q = '', before = '', ...asked }: Readonly<Record<string, string>>): AskedPeople {
  const { standing, letter, outcome } = readNarrowing(asked)
  return {
    typed: q.trim(),
    standing,
    letter,
    outcome,
    before: /^\d{1,15}$/.test(before) ? Number(before) : undefined,
  }
}

export function filterOf({ typed, standing, letter, outcome }: AskedPeople, cohortId?: number): PeopleFilter {
  return { cohortId, words: searchWords(typed), standing, letter, outcome }
}

/** The address of a list that is like this one, but for what is changed; it begins anew. */
export function peopleAddress(path: string, asked: AskedPeople, change: Partial<AskedPeople> = {}): string {
  const changed = { ...asked, before: undefined, ...change }
  const query = new URLSearchParams(askedTexts(changed))
  if (changed.before !== undefined) query.set('before', String(changed.before))
  return query.size === 0 ? path : `${path}?${query}`
}

/** What a list is narrowed to, as addresses say it. */
export function askedTexts({ typed, standing, letter, outcome }: AskedPeople): Record<string, string> {
  const named = { q: typed, state: standing, letter, outcome }
  return Object.fromEntries(Object.entries(named).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
