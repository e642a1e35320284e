import { escapeHtml } from '../escape-html.ts'
import { LetterError } from '../letter-error.ts'
import { readBody, toHtml } from '../markdown.ts'
import { toText } from '../plain-text.ts'
import type { ProtectedHoles } from '../protected-holes.ts'
import type { EventNoteWords, Paragraph } from './event-note-words.ts'
import { type OwnLetter, readOwnLetter } from './own-letter.ts'

type Texts = Pick<EventNoteWords, 'subject' | 'preheader' | 'title' | 'button' | 'address' | 'page' | 'why'>

/** The words of one letter, their holes protected: its body as HTML and as text. */
export type NotedWords = Texts & {
  readonly html: string
  /** One line a paragraph, to be laid out by `wrapText`. */
  readonly text: string
  readonly flags: { readonly offersCalendars: boolean; readonly isOff: boolean }
}

export function standardWords(words: EventNoteWords, holes: ProtectedHoles): NotedWords {
  return {
    ...protectedTexts(words, holes),
    html: words.paragraphs.map((paragraph) => htmlParagraph(paragraph, holes)).join(''),
    text: holes.protect(words.paragraphs.map(textParagraph).join('\n\n')),
    flags: flagsOf(words),
  }
}

/** The words of a programme's own letter; what it leaves out is as in the standard one. Throws a LetterError. */
export function ownWords(
  own: OwnLetter,
  { standard, holes }: { standard: EventNoteWords; holes: ProtectedHoles },
): NotedWords {
  const { body, bodyLine, subject, preheader, title, button } = readOwnLetter(own)
  const blocks = readBody(holes.protect(body), holes, { file: own.file, line: bodyLine })
  const tokens = blocks.flatMap((block) => {
    if (block.kind === 'markdown') return block.tokens
    throw new LetterError([
      { file: own.file, line: block.line - 1, message: 'a reminder has no block of MJML' },
    ])
  })
  const words = { ...standard, subject, preheader, title, ...(button !== undefined && { button }) }
  return {
    ...protectedTexts(words, holes),
    html: toHtml(tokens),
    text: toText(tokens),
    flags: flagsOf(standard),
  }
}

function protectedTexts(words: EventNoteWords, holes: ProtectedHoles): Texts {
  const { subject, preheader, title, why, button, address, page } = words
  return {
    subject: holes.protect(subject),
    preheader: holes.protect(preheader),
    title: holes.protect(title),
    why: holes.protect(why),
    ...(button !== undefined && { button: holes.protect(button) }),
    ...(address !== undefined && { address: holes.protect(address) }),
    ...(page !== undefined && { page: holes.protect(page) }),
  }
}

function flagsOf({ offersCalendars, isOff }: EventNoteWords): NotedWords['flags'] {
  return { offersCalendars: offersCalendars === true, isOff: isOff === true }
}

/** Conditions stand around the tags, so that none is left empty. */
function htmlParagraph(paragraph: Paragraph, holes: ProtectedHoles): string {
  if (typeof paragraph === 'string') return `<p>${escapeHtml(holes.protect(paragraph))}</p>`
  const [opens, closes] = [`{% if ${paragraph.if} %}`, '{% endif %}'].map((tag) => holes.protect(tag))
  return `${opens}${htmlParagraph(paragraph.text, holes)}${closes}`
}

function textParagraph(paragraph: Paragraph): string {
  if (typeof paragraph === 'string') return paragraph
  return `{% if ${paragraph.if} %}${paragraph.text}{% endif %}`
}
