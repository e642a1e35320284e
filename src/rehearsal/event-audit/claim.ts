import type { SaidTime } from './said-time.ts'

/**
 * What the words before a time claim about it: that it is still to come, is over, or was once planned; and which
 * moments they can refer to.
 */
export type Claim = { tense?: 'ahead' | 'past' | 'planned'; of?: readonly string[] }

const CLAIMS: readonly (readonly [RegExp, Claim])[] = [
  [/a lieu|aura lieu|rendez-vous|takes place|see you/gi, { tense: 'ahead', of: ['start'] }],
  [/a eu lieu|took place/gi, { tense: 'past', of: ['start'] }],
  [/commence|begins/gi, { tense: 'ahead', of: ['start'] }],
  [/a commencé|began/gi, { tense: 'past', of: ['start'] }],
  [/ouvrent|ouverture des inscriptions|opens/gi, { tense: 'ahead', of: ['opens'] }],
  [/ont ouvert|opened/gi, { tense: 'past', of: ['opens'] }],
  [/se termine|dure jusqu’au|lasts until|ends/gi, { tense: 'ahead', of: ['end'] }],
  [/s’est terminée?|ended/gi, { tense: 'past', of: ['end'] }],
  [/paraît|parution|à partir du|comes out/gi, { tense: 'ahead' }],
  [/c’était|depuis|it was|came out|since/gi, { tense: 'past' }],
  [/prévue?s?(?!\p{L})|planned/giu, { tense: 'planned' }],
  [/est prévue|is due|est désormais fixée?|désormais le|is now set for|now on/gi, { tense: 'ahead' }],
  [/était prévue|was due/gi, { tense: 'past' }],
]

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
  return paragraph.split(/(?<=[.!?])\s+(?=[\p{Lu}«“])/u)
}
