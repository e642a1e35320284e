import type { NoteParts, NoteSources } from './note/write-note.ts'
import type { LetterParts, LetterSources } from './write-parts.ts'

/** What the process that has MJML is asked to write, a lesson or one of our own letters, and what it gives back. */
export type MjmlSources = LetterSources | NoteSources
export type MjmlParts = LetterParts | NoteParts

/** The file that a mistake is said to be in when nothing better is known. */
export function fileOf(sources: MjmlSources): string {
  return 'note' in sources ? `note/${sources.note}` : `lessons/${sources.letter}.md`
}
