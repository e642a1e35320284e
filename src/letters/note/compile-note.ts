import type { Template } from 'liquidjs'
import type { Language } from '../../domain/moment-words.ts'
import { htmlEngine, textEngine } from '../liquid-engines.ts'
import { renderNote } from '../render-mjml.ts'
import type { NoteSources } from './write-note.ts'

/** A note whose parts are parsed, ready to be filled for each person by `fillNote`. */
export type CompiledNote = {
  readonly language: Language
  readonly subject: Template[]
  readonly html: Template[]
  readonly text: Template[]
}

/** Compiles a note in the process that has MJML. Throws MjmlUnavailable when another try may go well. */
export async function compileNote(sources: NoteSources): Promise<CompiledNote> {
  const { subject, html, text } = await renderNote(sources)
  return {
    language: sources.language,
    subject: textEngine.parse(subject),
    html: htmlEngine.parse(html),
    text: textEngine.parse(text),
  }
}
