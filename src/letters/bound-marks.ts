import type { Token } from 'markdown-it'
import { GRAMMARS, type Language } from '../language/catalogues.ts'
import { PLACEHOLDER } from './protected-placeholders.ts'

/**
 * Tokens of Markdown with marks that stay with their words, as their language has it. Code, the addresses of links and
 * placeholders are as they were typed.
 */
export function bindTokens(tokens: Token[], language: Language): Token[] {
  for (const token of tokens) {
    if (token.type === 'text') token.content = GRAMMARS[language].bound(token.content)
    bindTokens(token.children ?? [], language)
  }
  return tokens
}

const PARTS = new RegExp(`(${PLACEHOLDER.source})`)

/** The same of a text that is no Markdown, such as a subject. */
export function bindText(text: string, language: Language): string {
  return text
    .split(PARTS)
    .map((part, index) => (index % 2 === 1 ? part : GRAMMARS[language].bound(part)))
    .join('')
}
