import { HOLE } from './protected-holes.ts'

/** Holes of one text, their characters in all, and conditions within conditions. A letter has some forty holes. */
const MOST_HOLES = 500
const MOST_CHARACTERS = 20_000
const MOST_DEPTH = 20

const OPENS = /^\{%-?\s*(?:if|unless|case)\b/
const CLOSES = /^\{%-?\s*end/

/**
 * The first hole of a text that makes it take too long to fill, for each of a thousand readers: `index` is where it
 * stands. Undefined for the letters that people write.
 */
export function holeBeyondLimits(source: string): { index: number; message: string } | undefined {
  let holes = 0
  let characters = 0
  let depth = 0
  for (const { 0: hole, index } of source.matchAll(HOLE)) {
    holes += 1
    characters += hole.length
    if (OPENS.test(hole)) depth += 1
    if (CLOSES.test(hole)) depth -= 1
    if (holes > MOST_HOLES) return { index, message: `there are more than ${MOST_HOLES} holes here` }
    if (characters > MOST_CHARACTERS)
      return { index, message: `the holes have more than ${MOST_CHARACTERS} characters in all` }
    if (depth > MOST_DEPTH) return { index, message: `conditions stand more than ${MOST_DEPTH} deep here` }
  }
  return undefined
}
