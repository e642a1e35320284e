import { html } from 'hono/html'
import { correctCohort } from '../../../actions/cohorts/correct-cohort.ts'
import {
  type CorrectionPlan,
  correctionFault,
  showCorrection,
  writtenEdition,
} from '../../../actions/cohorts/plan-correction.ts'
import { readCorrection } from '../../../actions/cohorts/read-correction.ts'
import type { Course } from '../../../documents/course.ts'
import type { PlanSince } from '../../../domain/plan-line.ts'
import { attempt, type Refusal } from '../../../domain/refusal.ts'
import { choice } from '../../../html/choice.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { typedForm } from '../../typed.ts'
import { courseIn } from '../courses.ts'
import { refusedSentence } from '../refused-sentence.ts'
import { correctView } from './correct-view.ts'
import type { CohortVisit } from './with-cohort.ts'

/** `…/correct`: which words of a cohort differ from its files, and what it does to bring them. */
export async function correctPage(visit: CohortVisit): Promise<Response> {
  const { parts, cohort, home } = visit
  if (cohort.state !== 'running') return visit.back(home)
  const written = await attempt(writtenEdition(parts, cohort.slug))
  if ('refused' in written) return answer(visit, refused(written, visit))
  const request = { cohort: cohort.slug, after: written }
  const plan = await attempt(showCorrection(parts.db, request, parts.clock))
  return answer(visit, 'refused' in plan ? refused(plan, visit) : await offered(visit, { plan }))
}

/** `POST …/correct`: makes the correction that was shown, or shows what it would be by now. */
export async function makeCorrection(visit: CohortVisit): Promise<Response> {
  const { parts, cohort, home, by, say } = visit
  if (cohort.state !== 'running') return visit.back(home)
  const typed = await typedForm(visit.c)
  const correctsCopies = typed('copies') === 'corrected'
  const request = { cohort: cohort.slug, hash: typed('seen'), by, correctsCopies }
  const made = await attempt(correctCohort(parts, request, parts.clock))
  // The same form again, by the same hand: what it asks for is done.
  if ('refused' in made && made.refused === 'nothing-to-correct') return visit.back(home)
  if ('refused' in made) return answer(visit, refused(made, visit), 422)
  if (made.made === 'corrected')
    return visit.back(home, { message: 'o.correct.done', values: { cohort: cohort.name } })
  const stale = html`<div class="note" role="alert"><p>${say('o.correct.stale')}</p></div>
`
  return answer(visit, html`${stale}${await offered(visit, made)}`, 409)
}

/** A plan with the button that makes it; it says which plan was seen, so that nothing else is done. */
async function offered(
  visit: CohortVisit,
  { plan, since }: { plan: CorrectionPlan; since?: PlanSince | undefined },
): Promise<Html> {
  const { say, home, parts } = visit
  const read = await readCorrection(parts, plan, parts.clock.now())
  const view = correctView(visit, { course: await courseOfBoth(plan), plan, since, read })
  const fault = correctionFault(plan)
  if (fault) return html`${refused(fault.refusal, visit)}${view}`
  const button = visit.form({
    action: `${home}/correct`,
    right: 'run',
    content: html`<input type="hidden" name="seen" value="${plan.hash}">
${copiesChoice(plan, visit)}${submit({ label: say('o.correct.button') }, html`<a href="${home}">${say('o.cohort.back')}</a>`)}`,
  })
  return html`${view}${button}`
}

/** Offered where some of it has left. */
function copiesChoice({ letters }: CorrectionPlan, { say }: CohortVisit): Html | '' {
  if (!letters.some(({ left, day }) => left > 0 && day > 0)) return ''
  const options = (['kept', 'corrected'] as const).map((value) => ({
    value,
    label: say(`o.correct.copies.${value}`),
  }))
  return choice({ name: 'copies', legend: say('o.correct.copies'), options, value: 'kept' })
}

/** Lessons that are dropped are named too. */
async function courseOfBoth({ before, after }: CorrectionPlan): Promise<Course> {
  const [was, is] = [await courseIn(before), await courseIn(after)]
  const gone = was.lessons.filter(({ letter }) => !is.lessons.some((lesson) => lesson.letter === letter))
  return { ...is, lessons: [...is.lessons, ...gone] }
}

/** That nothing differs is good news, and no alarm. */
function refused(refusal: Refusal, visit: CohortVisit): Html {
  if (refusal.refused === 'nothing-to-correct') return html`<p>${refusedSentence(refusal, visit)}</p>`
  return html`<p class="message" role="alert">${refusedSentence(refusal, visit)}</p>`
}

function answer(visit: CohortVisit, plan: Html, status?: 409 | 422): Promise<Response> {
  const { say, cohort, home } = visit
  const title = say('o.correct.title', { cohort: cohort.name })
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a></p>
<h1>${title}</h1>
<p>${say('o.correct.means')}</p>
${plan}`
  return visit.page({ title, room: 'cohorts', body, status })
}
