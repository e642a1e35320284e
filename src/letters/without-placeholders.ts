import { PLACEHOLDER } from './protected-placeholders.ts'

/** A line of a letter for a list: what a placeholder says depends on who reads, and when. */
export function withoutPlaceholders(text: string): string {
  return text.replace(PLACEHOLDER, '…').replace(/\s+/g, ' ').trim()
}
