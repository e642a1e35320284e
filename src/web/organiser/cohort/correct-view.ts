import { html } from 'hono/html'
import {
  type CorrectedLetter,
  type CorrectionPlan,
  correctionFault,
} from '../../../actions/cohorts/plan-correction.ts'
import type { Course } from '../../../documents/course.ts'
import type { FieldChange } from '../../../domain/field-change.ts'
import type { Piece } from '../../../domain/word-difference.ts'
import type { Html } from '../../../html/html.ts'
import { sayNamed } from '../../../language/say.ts'
import { changedWords } from '../../../letters/difference/changed-words.ts'
import { differenceWords } from '../../../letters/difference/difference-words.ts'
import type { Exchange } from '../../../letters/difference/edition-difference.ts'
import { shownLetterName } from '../letter-name.ts'
import type { CohortVisit } from './with-cohort.ts'

/** What a correction does, or would if it could be made, letter by letter: who gets it, and its words before and after. */
export function correctView(visit: CohortVisit, course: Course, plan: CorrectionPlan): Html {
  const title = correctionFault(plan) ? 'o.correct.differs' : 'o.events.planTitle'
  return html`<h2>${visit.say(title)}</h2>
<p><strong>${differenceWords(plan.difference, visit.language)}</strong></p>
${plan.letters.map((letter) => letterView(letter, course, visit))}`
}

function letterView(found: CorrectedLetter, course: Course, visit: CohortVisit): Html {
  const { letter, day, fields, links, placeholders } = found
  const { say } = visit
  const event = day > 0 ? null : letter.slice(0, letter.indexOf('.'))
  const name = shownLetterName({ letter, day, event, kind: day > 0 ? 'lesson' : 'reminder' }, course, visit)
  const { language } = course.programme
  return html`<section>
<h3>${name}</h3>
<p>${peopleWords(found, visit)}</p>
<dl>
${fields.map((field) => fieldView(field, language, visit))}
${exchangeView(say('o.correct.links'), links)}
${exchangeView(say('o.correct.placeholders'), placeholders)}</dl>
</section>
`
}

function peopleWords({ toCome, left }: CorrectedLetter, { say }: CohortVisit): string {
  const comes = toCome === undefined ? say('o.correct.whoever') : say('o.correct.toCome', { people: toCome })
  return left === 0 ? comes : `${comes} ${say('o.correct.left', { people: left })}`
}

/** In the language of the programme: a reader of screens changes its voice. */
function fieldView(change: FieldChange, lang: string, { language }: CohortVisit): Html {
  const { field } = change
  return html`<dt>${sayNamed(language, 'edition.field', field) ?? field}</dt>
<dd lang="${lang}">${changedWords(change).map(pieceView)}</dd>
`
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
