import { GRAMMARS } from '../../language/catalogues.ts'
import type { Claim } from '../../language/event-grammar.ts'
import type { SaidTime } from './said-time.ts'

export type { Claim }

/** Of all languages: a text may quote another. */
const CLAIMS: readonly (readonly [RegExp, Claim])[] = Object.values(GRAMMARS).flatMap(({ events }) =>
  events.claims.map(([words, claim]) => [new RegExp(words, 'giu'), claim] as const),
)

/** In characters. How far before a time its verb may stand. */
const REACH = 90

/** What a sentence claims about a time in it. The last verb before the time counts. */
export function claimOf(sentence: string, { from }: Pick<SaidTime, 'from'>): Claim {
  const before = sentence.slice(Math.max(0, from - REACH), from)
  const found = CLAIMS.flatMap(([pattern, claim]) =>
    [...before.matchAll(pattern)].map(({ 0: words, index }) => ({
      end: index + words.length,
      length: words.length,
      claim,
    })),
  )
  return found.toSorted((a, b) => b.end - a.end || b.length - a.length)[0]?.claim ?? {}
}

/** The sentences of a paragraph. */
export function sentencesOf(paragraph: string): string[] {
  return paragraph.split(/(?<=[.!?])\s+(?=[\p{Lu}«“¿¡])/u)
}
