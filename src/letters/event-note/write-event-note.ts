import { readFileSync } from 'node:fs'
import type { Language } from '../../domain/moment-words.ts'
import { activeContent } from '../active-content.ts'
import { compileMjml } from '../compile-mjml.ts'
import { escapeHtml } from '../escape-html.ts'
import { expandLayout } from '../layout.ts'
import { LetterError } from '../letter-error.ts'
import { ProtectedHoles } from '../protected-holes.ts'
import { EVENT_NOTE_FRAME, type EventNoteFrame } from './event-note-frame.ts'
import type { EventNoteKind } from './event-note-kind.ts'
import { eventNoteText } from './event-note-text.ts'
import { type NotedWords, ownWords, standardWords } from './noted-words.ts'
import type { OwnLetter } from './own-letter.ts'
import { EVENT_NOTE_WORDS } from './words/event-notes.ts'

/** Which letter about an event to write. A programme's own is in the language of the programme. */
export type EventNoteSources = {
  readonly eventNote: EventNoteKind
  readonly language: Language
  readonly own?: OwnLetter
}

/** The parts of a letter about an event, with Liquid holes. */
export type EventNoteParts = {
  readonly subject: string
  readonly preheader: string
  readonly html: string
  readonly text: string
  /** Of reminders: the sentence that stands at the top of a lesson instead of a letter. */
  readonly banner?: string
}

const LAYOUT = new URL('./layout.mjml', import.meta.url)

/**
 * Writes the parts of a letter about an event. MJML is loaded for it: only the process of `mjml-process.ts` calls it.
 * Throws a LetterError for a letter of a programme's own that is not as docs/letters.md says.
 */
export async function writeEventNote({
  eventNote,
  language,
  own,
}: EventNoteSources): Promise<EventNoteParts> {
  const file = own?.file ?? 'event-note/layout.mjml'
  const standard = EVENT_NOTE_WORDS[language][eventNote]
  const frame = EVENT_NOTE_FRAME[language]
  const holes = new ProtectedHoles(file)
  const words = own ? ownWords(own, { standard, holes }) : standardWords(standard, holes)
  const html = await htmlPart(words, { frame, language, holes, file })
  return {
    subject: holes.restore(words.subject),
    preheader: holes.restore(words.preheader),
    html,
    text: holes.restore(eventNoteText(words, frame)),
    ...(standard.banner !== undefined && { banner: standard.banner }),
  }
}

type Around = { frame: EventNoteFrame; language: Language; holes: ProtectedHoles; file: string }

async function htmlPart(words: NotedWords, { frame, language, holes, file }: Around): Promise<string> {
  const layout = readFileSync(LAYOUT, 'utf8')
  const values = { ...layoutValues(words, frame, holes), language }
  const mjml = expandLayout(holes.protect(layout), values, language)
  const html = await compileMjml(mjml, { layout, pieces: [] })
  const refused = activeContent(html).map((message) => ({ file, message }))
  if (refused.length > 0) throw new LetterError(refused)
  return holes.restore(html)
}

/** Texts that are safe in HTML, and `body`, which is HTML. */
function layoutValues(
  { html, flags, text: _, ...words }: NotedWords,
  frame: EventNoteFrame,
  holes: ProtectedHoles,
) {
  const escaped = (texts: object) =>
    Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, escapeHtml(holes.protect(String(text)))]),
    )
  return {
    ...escaped(frame),
    ...(flags.isOff && { when_label: escapeHtml(frame.planned_label) }),
    button: '',
    address: '',
    page: '',
    ...Object.fromEntries(Object.entries(words).map(([name, text]) => [name, escapeHtml(text)])),
    body: html,
    off: flags.isOff,
    offers_calendars: flags.offersCalendars,
  }
}
