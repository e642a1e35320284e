import { PLACEHOLDER } from './protected-placeholders.ts'

/**
 * Placeholders of one text, their characters in all, and conditions within conditions. A letter has some forty
 * placeholders.
 */
const MOST_PLACEHOLDERS = 500
const MOST_CHARACTERS = 20_000
const MOST_DEPTH = 20

const OPENS = /^\{%-?\s*(?:if|unless|case)\b/
const CLOSES = /^\{%-?\s*end/

/**
 * The first placeholder of a text that makes it take too long to fill, for each of a thousand readers: `index` is where it
 * stands. Undefined for the letters that people write.
 */
export function placeholderBeyondLimits(source: string): { index: number; message: string } | undefined {
  let placeholders = 0
  let characters = 0
  let depth = 0
  for (const { 0: placeholder, index } of source.matchAll(PLACEHOLDER)) {
    placeholders += 1
    characters += placeholder.length
    if (OPENS.test(placeholder)) depth += 1
    if (CLOSES.test(placeholder)) depth -= 1
    if (placeholders > MOST_PLACEHOLDERS)
      return { index, message: `there are more than ${MOST_PLACEHOLDERS} placeholders here` }
    if (characters > MOST_CHARACTERS)
      return { index, message: `the placeholders have more than ${MOST_CHARACTERS} characters in all` }
    if (depth > MOST_DEPTH) return { index, message: `conditions stand more than ${MOST_DEPTH} deep here` }
  }
  return undefined
}
