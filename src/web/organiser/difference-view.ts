import { html } from 'hono/html'
import { excerpts } from '../../domain/excerpts.ts'
import type { FieldChange } from '../../domain/field-change.ts'
import { type Piece, wordDifference } from '../../domain/word-difference.ts'
import type { Html } from '../../html/html.ts'
import { sayNamed } from '../../language/say.ts'
import type { Exchange, LetterDifference } from '../../letters/difference/edition-difference.ts'
import type { Visit } from './visit.ts'

/** What changes of one letter: its words before and after, its links and its placeholders. `lang`: of the programme. */
export function letterChanges(
  { fields, links, placeholders }: Pick<LetterDifference, 'fields' | 'links' | 'placeholders'>,
  lang: string,
  visit: Visit,
): Html {
  const { say } = visit
  return html`<dl>
${fields.map((field) => fieldView(field, lang, visit))}
${exchangeView(say('o.correct.links'), links)}
${exchangeView(say('o.correct.placeholders'), placeholders)}</dl>
`
}

/** In the language of the programme: a reader of screens changes its voice. */
function fieldView({ field, before, after }: FieldChange, lang: string, { language }: Visit): Html {
  return html`<dt>${sayNamed(language, 'edition.field', field) ?? field}</dt>
<dd lang="${lang}">${wordChanges(before, after)}</dd>
`
}

/** A text with what is gone and what is new marked, and the words around. */
export function wordChanges(before: string, after: string): Html {
  return html`${excerpts(wordDifference(before, after)).map(pieceView)}`
}

/** The space before a word is no part of what is marked. */
function pieceView({ kind, text }: Piece): Html {
  if (kind === 'same') return html`${text}`
  const words = text.trimStart()
  const space = text.slice(0, text.length - words.length)
  return kind === 'gone' ? html`${space}<del>${words}</del>` : html`${space}<ins>${words}</ins>`
}

function exchangeView(name: string, { gone, new: fresh }: Exchange): Html | '' {
  if (gone.length + fresh.length === 0) return ''
  const was = gone.map((one) => html`<del>${one}</del> `)
  return html`<dt>${name}</dt>
<dd>${was}${fresh.map((one) => html`<ins>${one}</ins> `)}</dd>
`
}
