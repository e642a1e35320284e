import { html } from 'hono/html'
import type { CorrectedLetter } from '../../../actions/cohorts/corrected-letters.ts'
import { excerpts } from '../../../domain/excerpts.ts'
import type { FieldChange } from '../../../domain/field-change.ts'
import { type PlanSince, sawOf } from '../../../domain/plan-line.ts'
import type { Piece } from '../../../domain/word-difference.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayNamed } from '../../../language/say.ts'
import { changedWords } from '../../../letters/difference/changed-words.ts'
import type { Exchange } from '../../../letters/difference/edition-difference.ts'
import { sinceMark } from './plan-since-view.ts'
import type { CohortVisit } from './with-cohort.ts'

type InFiles = { language: Language; since: PlanSince | undefined; isRead: boolean }

/** The words as the files have them: behind a summary where they are read above, and nothing of them is new since they were seen. */
export function inFiles(
  { letter, fields, links, placeholders }: CorrectedLetter,
  { language, since, isRead }: InFiles,
  visit: CohortVisit,
): Html {
  const { say } = visit
  const mark = (of: string) => sinceMark(sawOf(since, { about: letter, of }), visit)
  const list = html`<dl>
${fields.map((field) => fieldView(field, { mark: mark(field.field), lang: language }, visit))}
${exchangeView(say('o.correct.links'), { ...links, mark: mark('links') })}
${exchangeView(say('o.correct.placeholders'), { ...placeholders, mark: mark('placeholders') })}</dl>
`
  return isRead && !since
    ? html`<details><summary>${say('o.correct.inFiles')}</summary>\n${list}</details>\n`
    : list
}

type Marked = { mark: Html | '' }

/** In the language of the programme: a reader of screens changes its voice. */
function fieldView(
  change: FieldChange,
  { mark, lang }: Marked & { lang: Language },
  { language }: CohortVisit,
): Html {
  const { field } = change
  return html`<dt>${sayNamed(language, 'edition.field', field) ?? field}${mark}</dt>
<dd lang="${lang}">${changedWords(change).map(pieceView)}</dd>
`
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

function exchangeView(name: string, { gone, new: fresh, mark }: Exchange & Marked): Html | '' {
  if (gone.length + fresh.length === 0) return ''
  const was = gone.map((one) => html`<del>${one}</del> `)
  return html`<dt>${name}${mark}</dt>
<dd>${was}${fresh.map((one) => html`<ins>${one}</ins> `)}</dd>
`
}
