import { html } from 'hono/html'
import type { CorrectedLetter } from '../../../actions/cohorts/corrected-letters.ts'
import type { CorrectionPlan } from '../../../actions/cohorts/plan-correction.ts'
import type { Course } from '../../../documents/course.ts'
import { excerpts } from '../../../domain/excerpts.ts'
import type { FieldChange } from '../../../domain/field-change.ts'
import { type PlanSince, sawOf } from '../../../domain/plan-line.ts'
import { type Piece, wordDifference } from '../../../domain/word-difference.ts'
import type { Html } from '../../../html/html.ts'
import { sayNamed } from '../../../language/say.ts'
import { differenceWords } from '../../../letters/difference/difference-words.ts'
import type { Exchange } from '../../../letters/difference/edition-difference.ts'
import { groupsView } from './change-view.ts'
import { goneView, planLetterName, sinceMark } from './plan-since-view.ts'
import type { CohortVisit } from './with-cohort.ts'

export type CorrectionShown = {
  course: Course
  plan: CorrectionPlan
  /** How it differs from the plan that was seen, where that was another one. */
  since: PlanSince | undefined
}

/** What a correction does, letter by letter: who gets it, and its words before and after. */
export function correctView(visit: CohortVisit, shown: CorrectionShown): Html {
  const { plan, course, since } = shown
  return html`<h2>${visit.say('o.events.planTitle')}</h2>
<p><strong>${differenceWords(plan.difference, visit.language)}</strong></p>
${since ? goneView(since, course, visit) : ''}
${plan.letters.map((letter) => letterView(letter, shown, visit))}
${lessonsView(visit, shown)}`
}

/** What leaves when from then on, where lessons are dropped, inserted or numbered anew. */
function lessonsView(visit: CohortVisit, { plan, course, since }: CorrectionShown): Html | '' {
  const { lessons, after } = plan
  if (!lessons) return ''
  const shown = { course: { course, programme: after.programme }, plan: lessons, since }
  return html`<h3>${visit.say('o.correct.dates')}</h3>
${groupsView(visit, shown)}`
}

function letterView(found: CorrectedLetter, { course, since }: CorrectionShown, visit: CohortVisit): Html {
  const { letter, day, links, placeholders } = found
  // The words of a lesson that is dropped are all gone.
  const fields = found.change === 'removed' && day > 0 ? [] : found.fields
  const { say } = visit
  const name = planLetterName({ letter, day }, course, visit)
  const { language } = course.programme
  const mark = (of: string) => sinceMark(sawOf(since, { about: letter, of }), visit)
  return html`<section>
<h3>${name}</h3>
<p>${peopleWords(found, visit)}${erratumLink(found, visit)}</p>
${pastWords(found, visit)}<dl>
${fields.map((field) => fieldView({ ...field, mark: mark(field.field) }, language, visit))}
${exchangeView(say('o.correct.links'), { ...links, mark: mark('links') })}
${exchangeView(say('o.correct.placeholders'), { ...placeholders, mark: mark('placeholders') })}</dl>
</section>
`
}

function peopleWords({ change, day, toCome, left }: CorrectedLetter, { say }: CohortVisit): string {
  if (day > 0 && change === 'removed') return say('o.correct.dropped', { people: toCome ?? 0 })
  const comes = toCome === undefined ? say('o.correct.whoever') : say('o.correct.toCome', { people: toCome })
  if (day > 0 && change === 'added')
    return toCome === 0 ? say('o.correct.inserted') : `${say('o.correct.inserted')} ${comes}`
  return left === 0 ? comes : `${comes} ${say('o.correct.left', { people: left })}`
}

/** A letter of its own tells those who have it what was wrong. */
function erratumLink({ left }: CorrectedLetter, { say, home }: CohortVisit): Html | '' {
  return left > 0 ? html` <a href="${home}/one-offs">${say('o.correct.writeErratum')}</a>` : ''
}

/** An inserted lesson does not go back to whoever is past it: a letter of its own can tell them. */
function pastWords({ past }: CorrectedLetter, { say, home }: CohortVisit): Html | '' {
  if (past === 0) return ''
  return html`<p class="note">${say('o.correct.past', { people: past })} <a href="${home}/one-offs">${say('o.correct.writePast')}</a></p>
`
}

type Marked = { mark: Html | '' }

/** In the language of the programme: a reader of screens changes its voice. */
function fieldView(
  { field, before, after, mark }: FieldChange & Marked,
  lang: string,
  { language }: CohortVisit,
): Html {
  const pieces = excerpts(wordDifference(before, after))
  return html`<dt>${sayNamed(language, 'edition.field', field) ?? field}${mark}</dt>
<dd lang="${lang}">${pieces.map(pieceView)}</dd>
`
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
