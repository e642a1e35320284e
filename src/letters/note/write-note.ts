import { readFileSync } from 'node:fs'
import type { Language } from '../../domain/moment-words.ts'
import { compileMjml } from '../compile-mjml.ts'
import { escapeHtml } from '../escape-html.ts'
import { expandLayout } from '../layout.ts'
import { ProtectedHoles } from '../protected-holes.ts'
import { NOTE_FRAME, NOTE_WORDS, type NoteKind, type NoteWords } from './note-words.ts'

/** Which note to write. */
export type NoteSources = { readonly note: NoteKind; readonly language: Language }

/** The parts of a note, with Liquid holes. */
export type NoteParts = {
  readonly subject: string
  readonly preheader: string
  readonly html: string
  readonly text: string
}

const LAYOUT = new URL('./layout.mjml', import.meta.url)

/** Writes the parts of a note. MJML is loaded for it: only the process of `mjml-process.ts` calls it. */
export async function writeNote({ note, language }: NoteSources): Promise<NoteParts> {
  const words = NOTE_WORDS[language][note]
  const layout = readFileSync(LAYOUT, 'utf8')
  const holes = new ProtectedHoles('note/layout.mjml')
  const mjml = holes.protect(expandLayout(layout, valuesOf(words, language), language))
  const html = holes.restore(await compileMjml(mjml, { layout, pieces: [] }))
  return { subject: words.subject, preheader: words.preheader, html, text: textOf(words, language) }
}

function valuesOf({ paragraphs, ...texts }: NoteWords, language: Language): object {
  const { greeting, help } = NOTE_FRAME[language]
  const escaped = Object.entries({ ...texts, help }).map(([name, text]) => [name, escapeHtml(text)])
  return {
    ...Object.fromEntries(escaped),
    language,
    greeting,
    paragraphs: paragraphs.map(escapeHtml),
  }
}

/** One line a paragraph, to be laid out by `wrapText` once it is filled. */
function textOf(words: NoteWords, language: Language): string {
  const { greeting, help, colon } = NOTE_FRAME[language]
  return [
    '{{ programme | upcase }}',
    `${words.title}\n=`,
    greeting,
    ...words.paragraphs,
    `${words.button}${colon}\n<{{ link_url }}>`,
    '* * *',
    words.why,
    '{{ sender }}\n{{ postal }}',
    `${help}${colon} <{{ help_url }}>`,
  ].join('\n\n')
}
