import { GRAMMARS } from '../../language/catalogues.ts'
import type { EventGrammar } from '../../language/event-grammar.ts'

/** Finds words of any language, as a text may quote another than its own. */
export function inAnyLanguage(
  wordsOf: (grammar: EventGrammar) => string | undefined,
  { whole = false } = {},
): RegExp {
  const words = Object.values(GRAMMARS).flatMap(({ events }) => wordsOf(events) ?? [])
  const any = `(?:${words.join('|')})`
  return new RegExp(whole ? `(?<!\\p{L})${any}(?!\\p{L})` : any, 'iu')
}
