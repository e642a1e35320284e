import { html } from 'hono/html'
import type { CorrectedLetter } from '../../../actions/cohorts/corrected-letters.ts'
import { type CorrectionPlan, correctionFault } from '../../../actions/cohorts/plan-correction.ts'
import type { ReadCorrection } from '../../../actions/cohorts/read-correction.ts'
import type { Course } from '../../../documents/course.ts'
import type { PlanSince } from '../../../domain/plan-line.ts'
import type { Html } from '../../../html/html.ts'
import { differenceWords } from '../../../letters/difference/difference-words.ts'
import { piecesView } from '../difference-view.ts'
import { groupsView } from './change-view.ts'
import { goneView, planLetterName } from './plan-since-view.ts'
import type { CohortVisit } from './with-cohort.ts'
import { inFiles } from './words-in-files.ts'

export type CorrectionShown = {
  course: Course
  plan: CorrectionPlan
  /** How it differs from the plan that was seen, where that was another one. */
  since: PlanSince | undefined
  /** The words of lessons as they are read, where they were written to be shown. */
  read: ReadCorrection
}

/** What a correction does, letter by letter: who gets it, and its words before and after. */
export function correctView(visit: CohortVisit, shown: CorrectionShown): Html {
  const { plan, course, since } = shown
  const title = correctionFault(plan) ? 'o.correct.differs' : 'o.events.planTitle'
  return html`<h2>${visit.say(title)}</h2>
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

function letterView(
  found: CorrectedLetter,
  { course, since, read }: CorrectionShown,
  visit: CohortVisit,
): Html {
  const { letter, day, change } = found
  const name = planLetterName({ letter, day }, course, visit)
  const { language } = course.programme
  const pieces = read.get(letter)
  return html`<section>
<h3>${name}</h3>
<p>${peopleWords(found, visit)}${erratumLink(found, visit)}</p>
${pastWords(found, visit)}${pieces ? html`<p class="as-read" lang="${language}">${piecesView(pieces)}</p>\n` : ''}${
  // The words of a lesson that is dropped are all gone.
  change === 'removed' && day > 0
    ? ''
    : inFiles(found, { language, since, isRead: pieces !== undefined }, visit)
}</section>
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
function erratumLink({ left, day, letter }: CorrectedLetter, { say, home }: CohortVisit): Html | '' {
  const to = day > 0 ? `?to=got:${letter}` : ''
  return left > 0 ? html` <a href="${home}/one-offs${to}">${say('o.correct.writeErratum')}</a>` : ''
}

/** An inserted lesson does not go back to whoever is past it: a letter of its own can tell them. */
function pastWords({ past }: CorrectedLetter, { say, home }: CohortVisit): Html | '' {
  if (past === 0) return ''
  return html`<p class="note">${say('o.correct.past', { people: past })} <a href="${home}/one-offs">${say('o.correct.writePast')}</a></p>
`
}
