import type { Template } from 'liquidjs'
import { htmlEngine, textEngine } from '../liquid-engines.ts'
import { oneLine } from '../one-line.ts'
import { wrapText } from '../wrap-text.ts'
import type { CompiledEventNote } from './compile-event-note.ts'
import type { EventNoteContext } from './event-note-context.ts'
import { eventNoteScope } from './event-note-scope.ts'

export type FilledEventNote = {
  readonly subject: string
  readonly preheader: string
  readonly html: string
  readonly text: string
  /** Of reminders: one sentence, as plain text, that can stand at the top of a lesson instead of a letter. */
  readonly banner: string | undefined
}

/**
 * Fills a letter about an event for one person. Pure: the same note and context give the same texts. Values are escaped
 * in the HTML. Throws a Liquid RenderError for a hole that has no value, a RangeError for an event without a date.
 */
export function fillEventNote(note: CompiledEventNote, context: EventNoteContext): FilledEventNote {
  const scope = eventNoteScope(standingNow(note, context), note.language)
  const line = (template: Template[]) => oneLine(textEngine.renderSync(template, scope))
  return {
    subject: line(note.subject),
    preheader: line(note.preheader),
    html: htmlEngine.renderSync(note.html, scope),
    text: wrapText(textEngine.renderSync(note.text, scope)),
    banner: note.banner && line(note.banner),
  }
}

/** Who has given up a place is offered nothing of what it was for. */
function standingNow({ eventNote }: CompiledEventNote, context: EventNoteContext): EventNoteContext {
  const hasLeft = eventNote === 'unregistered' && context.standing === 'registered'
  return hasLeft ? { ...context, standing: undefined } : context
}
