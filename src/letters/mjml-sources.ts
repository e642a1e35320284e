import type { EventNoteParts, EventNoteSources } from './event-note/write-event-note.ts'
import type { NoteParts, NoteSources } from './note/write-note.ts'
import type { LetterParts, LetterSources } from './write-parts.ts'

/** What the process that has MJML is asked to write, a lesson or one of our own letters, and what it gives back. */
export type MjmlSources = LetterSources | NoteSources | EventNoteSources
export type MjmlParts = LetterParts | NoteParts | EventNoteParts

/** The file that a mistake is said to be in when nothing better is known. */
export function fileOf(sources: MjmlSources): string {
  if ('note' in sources) return `note/${sources.note}`
  if ('eventNote' in sources) return sources.own?.file ?? `event-note/${sources.eventNote}`
  return `lessons/${sources.letter}.md`
}
