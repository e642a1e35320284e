import { html } from 'hono/html'
import type { CorrectedLetter, CorrectionPlan } from '../../../actions/cohorts/plan-correction.ts'
import type { Course } from '../../../documents/course.ts'
import type { Html } from '../../../html/html.ts'
import { differenceWords } from '../../../letters/difference/difference-words.ts'
import { letterChanges } from '../difference-view.ts'
import { changedLetterName } from '../letter-name.ts'
import type { CohortVisit } from './with-cohort.ts'

/** What a correction does, letter by letter: who gets it, and its words before and after. */
export function correctView(visit: CohortVisit, course: Course, plan: CorrectionPlan): Html {
  return html`<h2>${visit.say('o.events.planTitle')}</h2>
<p><strong>${differenceWords(plan.difference, visit.language)}</strong></p>
${plan.letters.map((letter) => letterView(letter, course, visit))}`
}

function letterView(found: CorrectedLetter, course: Course, visit: CohortVisit): Html {
  return html`<section>
<h3>${changedLetterName(found, course, visit)}</h3>
<p>${peopleWords(found, visit)}</p>
${letterChanges(found, course.programme.language, visit)}</section>
`
}

function peopleWords({ toCome, left }: CorrectedLetter, { say }: CohortVisit): string {
  const comes = toCome === undefined ? say('o.correct.whoever') : say('o.correct.toCome', { people: toCome })
  return left === 0 ? comes : `${comes} ${say('o.correct.left', { people: left })}`
}
