import type { LetterMoment } from '../../domain/moment-words.ts'
import { htmlEngine, READER, textEngine } from '../liquid-engines.ts'
import { wrapText } from '../wrap-text.ts'
import type { CompiledNote } from './compile-note.ts'
import { safeFirstName } from './safe-first-name.ts'

/** Everything that fills a note to one person. */
export type NoteContext = {
  /** The instant the letter speaks from; the same on every retry. */
  readonly now: Date
  /** The reader's IANA zone. */
  readonly zone: string
  /** As it was typed by whoever asked: it is left out where it is none. */
  readonly firstName: string | null
  /** Title of the programme. */
  readonly programme: string
  readonly sender: { readonly name: string; readonly postal: string }
  readonly askedAt: Date
  /** Until when the link works. */
  readonly expiresAt: Date
  /** The address that is wanted, masked; for a change of address alone. */
  readonly to?: string | undefined
  readonly linkUrl: string
  readonly helpUrl: string
}

export type FilledNote = { readonly subject: string; readonly html: string; readonly text: string }

/** Fills a note. Pure: the same note and context give the same texts. Values are escaped in the HTML. */
export function fillNote(note: CompiledNote, context: NoteContext): FilledNote {
  const { now, zone } = context
  const scope = {
    [READER]: { now, zone, language: note.language },
    first_name: safeFirstName(context.firstName),
    programme: context.programme,
    sender: context.sender.name,
    postal: context.sender.postal,
    asked: momentOf(context.askedAt),
    until: momentOf(context.expiresAt),
    to: context.to ?? '',
    link_url: context.linkUrl,
    help_url: context.helpUrl,
  }
  return {
    subject: textEngine.renderSync(note.subject, scope).replace(/\s*[\r\n]+\s*/g, ' '),
    html: htmlEngine.renderSync(note.html, scope),
    text: wrapText(textEngine.renderSync(note.text, scope)),
  }
}

function momentOf(at: Date): LetterMoment {
  return { at, wholeDay: false, date: at.toISOString().slice(0, 10) }
}
