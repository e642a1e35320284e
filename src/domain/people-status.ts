import { headingWords } from './heading-words.ts'
import { AGREED, GONE, LEFT, NO, NOT_MAIL, STATE, STAYS, YES } from './status-words.ts'

/** How a column says whether somebody is to be written to: in words, by having left, or by having agreed. */
export type StatusKind = 'state' | 'gone' | 'agreed'

/** `unknown` is a question to whoever gave the list: nobody is enrolled on a guess. */
export type Standing = 'stays' | 'left' | 'unknown'

/** What a column says of somebody by its name; undefined for a column that is no status, or not about e-mail. */
export function statusKind(heading: string): StatusKind | undefined {
  const words = headingWords(heading)
  if (NOT_MAIL.test(words)) return undefined
  if (STATE.test(words)) return 'state'
  if (GONE.test(words)) return 'gone'
  return AGREED.test(words) ? 'agreed' : undefined
}

/** What a cell of such a column says. An empty one says nothing, but for a column of those who have agreed. */
export function standing(kind: StatusKind, cell: string): Standing {
  const words = headingWords(cell)
  switch (kind) {
    case 'gone':
      return words === '' || NO.has(words) || /^[0 ]+$/.test(words) ? 'stays' : 'left'
    case 'agreed':
      if (NO.has(words) || isOneOf(LEFT, words)) return 'left'
      return YES.has(words) || isOneOf(STAYS, words) || /\d{4}/.test(words) ? 'stays' : 'unknown'
    case 'state':
      if (words === '' || YES.has(words) || isOneOf(STAYS, words)) return 'stays'
      return NO.has(words) || isOneOf(LEFT, words) ? 'left' : 'unknown'
  }
}

/** `annulées`, `inscrit·e` and `désinscrit(e)` are said of women and of several. */
function isOneOf(set: ReadonlySet<string>, words: string): boolean {
  return (
    set.has(words) || set.has(words.replace(/ ?(?:es?|s|in|a)$/, '')) || set.has(words.replace(/a$/, 'o'))
  )
}
