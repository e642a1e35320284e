import { type Block, readBody } from '../letters/markdown.ts'
import { ProtectedPlaceholders } from '../letters/protected-placeholders.ts'
import { wordsOf } from './count-words.ts'
import type { LessonFile } from './lesson-file.ts'

/** What the body of a lesson has. */
export type Counted = { letter: string; words: number; images: number; tables: number }

/** The same with what its letter weighs: bytes of HTML as it leaves, for the longest addresses and names. */
export type LessonFigures = Counted & { bytes: number }

/**
 * In silence adults read 238 words of English non-fiction a minute, most of them 175 to 300 (Brysbaert, “How many words do
 * we read per minute?”, 2019, 190 studies). French and Spanish say the same in more words, and a lesson is read to be
 * understood.
 */
const WORDS_A_MINUTE = 220

/** Whole minutes that it takes to read so many words, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE))
}

/** Counts a lesson without mistakes. */
export function countLesson({ body, file }: LessonFile, letter: string): Counted {
  const placeholders = new ProtectedPlaceholders(file)
  const blocks = readBody(placeholders.protect(body), placeholders, { file })
  return {
    letter,
    words: wordsOf(body),
    images: total(blocks, 'image', /<mj-image\b/g),
    tables: total(blocks, 'table_open', /<mj-table\b/g),
  }
}

/** How many there are of one kind, in Markdown and in raw MJML. */
function total(blocks: readonly Block[], type: string, tag: RegExp): number {
  const found = blocks.map((block) => {
    if (block.kind === 'mjml') return block.mjml.match(tag)?.length ?? 0
    const tokens = block.tokens.flatMap((token) => [token, ...(token.children ?? [])])
    return tokens.filter((token) => token.type === type).length
  })
  return found.reduce((sum, count) => sum + count, 0)
}
