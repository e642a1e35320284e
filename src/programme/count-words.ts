import { PLACEHOLDER } from '../letters/protected-placeholders.ts'

/** Counts words of a body as a reader does: a placeholder is one; tags, URLs and MJML blocks are none. */
export function wordsOf(body: string): number {
  const prose = body
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(PLACEHOLDER, (found) => (found.startsWith('{{') ? 'placeholder' : ''))
    .replace(/\]\([^()]*\)/g, ']')
  return prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
