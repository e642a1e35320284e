import { html } from 'hono/html'
import { excerpts } from '../../domain/excerpts.ts'
import type { FieldChange } from '../../domain/field-change.ts'
import { type Piece, wordDifference } from '../../domain/word-difference.ts'
import type { Html } from '../../html/html.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayNamed } from '../../language/say.ts'
import { changedWords } from '../../letters/difference/changed-words.ts'
import type { Exchange, LetterDifference } from '../../letters/difference/edition-difference.ts'
import type { Visit } from './visit.ts'

/**
 * The language of the programme, and what stands beside the name of a field: `mark` by its name, nothing where it is
 * left out.
 */
type Shown = { lang: Language; mark?: (of: string) => Html | '' }

/** What changes of one letter: its words before and after, its links and its placeholders. */
export function letterChanges(
  { fields, links, placeholders }: Pick<LetterDifference, 'fields' | 'links' | 'placeholders'>,
  { lang, mark = () => '' }: Shown,
  visit: Visit,
): Html {
  const { say } = visit
  return html`<dl>
${fields.map((field) => fieldView(field, { lang, mark: mark(field.field) }, visit))}
${exchangeView(links, { name: say('o.correct.links'), mark: mark('links') })}
${exchangeView(placeholders, { name: say('o.correct.placeholders'), mark: mark('placeholders') })}</dl>
`
}

type Marked = { mark: Html | '' }

/** In the language of the programme: a reader of screens changes its voice. */
function fieldView(
  change: FieldChange,
  { lang, mark }: Marked & { lang: Language },
  { language }: Visit,
): Html {
  const { field } = change
  return html`<dt>${sayNamed(language, 'edition.field', field) ?? field}${mark}</dt>
<dd lang="${lang}">${changedWords(change).map(pieceView)}</dd>
`
}

/** A text with what is gone and what is new marked, and the words around. */
export function wordChanges(before: string, after: string): Html {
  return piecesView(wordDifference(before, after))
}

/** Words before and after, without the long parts that are the same. */
export function piecesView(pieces: readonly Piece[]): Html {
  return html`${excerpts(pieces).map(pieceView)}`
}

/** The space before a word is no part of what is marked. */
function pieceView({ kind, text }: Piece): Html {
  if (kind === 'same') return html`${text}`
  const words = text.trimStart()
  const space = text.slice(0, text.length - words.length)
  return kind === 'gone' ? html`${space}<del>${words}</del>` : html`${space}<ins>${words}</ins>`
}

function exchangeView({ gone, new: fresh }: Exchange, { name, mark }: Marked & { name: string }): Html | '' {
  if (gone.length + fresh.length === 0) return ''
  const was = gone.map((one) => html`<del>${one}</del> `)
  return html`<dt>${name}${mark}</dt>
<dd>${was}${fresh.map((one) => html`<ins>${one}</ins> `)}</dd>
`
}
