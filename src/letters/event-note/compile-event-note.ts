import type { Template } from 'liquidjs'
import type { Language } from '../../domain/moment-words.ts'
import { htmlEngine, textEngine } from '../liquid-engines.ts'
import { renderEventNote } from '../render-mjml.ts'
import type { EventNoteKind } from './event-note-kind.ts'
import type { EventNoteSources } from './write-event-note.ts'

/** A letter about an event whose parts are parsed, ready to be filled for each person by `fillEventNote`. */
export type CompiledEventNote = {
  readonly eventNote: EventNoteKind
  readonly language: Language
  readonly subject: Template[]
  readonly preheader: Template[]
  readonly html: Template[]
  readonly text: Template[]
  readonly banner: Template[] | undefined
}

/**
 * Compiles a letter about an event in the process that has MJML. Throws a LetterError for a programme's own that cannot
 * be compiled, MjmlUnavailable when another try may go well.
 */
export async function compileEventNote(sources: EventNoteSources): Promise<CompiledEventNote> {
  const { subject, preheader, html, text, banner } = await renderEventNote(sources)
  return {
    eventNote: sources.eventNote,
    language: sources.language,
    subject: textEngine.parse(subject),
    preheader: textEngine.parse(preheader),
    html: htmlEngine.parse(html),
    text: textEngine.parse(text),
    banner: banner === undefined ? undefined : textEngine.parse(banner),
  }
}
