import { html } from 'hono/html'
import { movePeople } from '../../../actions/people-moves/move-people.ts'
import { showPeopleMove, type WorkedOutMove } from '../../../actions/people-moves/plan-people-move.ts'
import { undoPeopleMove } from '../../../actions/people-moves/undo-people-move.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { peopleMoved } from '../../../domain/people-move.ts'
import type { PlanSince } from '../../../domain/plan-line.ts'
import { attempt } from '../../../domain/refusal.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { typedForm } from '../../typed.ts'
import type { CohortVisit } from '../cohort/with-cohort.ts'
import { refusedPlan } from '../refused-sentence.ts'
import { movedTo, type PickedPeople, pickedPeople, pickedQuery, targetForm, targetsOf } from './move-form.ts'
import { moveView } from './move-view.ts'

/** `…/people/move`: where the people of a list may go, and once it is chosen, what they get there. */
export async function movePage(visit: CohortVisit): Promise<Response> {
  const { c, cohort, parts } = visit
  const picked = pickedPeople(c.req.queries(), cohort)
  const to = c.req.query('to')
  if (to === undefined) return answer(visit, { picked })
  const request = { from: cohort.slug, to, chosen: picked.chosen }
  const plan = await attempt(showPeopleMove(parts.db, request, parts.clock))
  if ('refused' in plan) return answer(visit, { picked, to, plan: refusedPlan(plan, visit), status: 422 })
  return answer(visit, { picked, to, plan: offered(visit, { picked, plan }) })
}

/** `POST …/people/move`: moves them as it was shown, or shows what it would do by now. */
export async function makeMove(visit: CohortVisit): Promise<Response> {
  const { cohort, home, parts, by, say } = visit
  const typed = await typedForm(visit.c)
  const query = new URLSearchParams(typed('people'))
  const picked = pickedPeople(
    Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key)])),
    cohort,
  )
  const to = typed('to')
  const request = {
    from: cohort.slug,
    to,
    chosen: picked.chosen,
    basis: typed('basis'),
    hash: typed('seen'),
    by,
  }
  const made = await attempt(movePeople(parts.db, request, parts.clock))
  if ('refused' in made) {
    const plan = await attempt(showPeopleMove(parts.db, request, parts.clock))
    const shown = 'refused' in plan ? html`` : offered(visit, { picked, plan })
    return answer(visit, { picked, to, plan: html`${refusedPlan(made, visit)}${shown}`, status: 422 })
  }
  if (made.made === 'moved')
    return visit.back(`${home}/people`, {
      message: 'o.move.done',
      values: { people: peopleMoved(made.plan), cohort: movedTo(made.plan.to, visit) },
      undo: { action: `${home}/people/move/undo`, label: 'o.change.undo' },
    })
  const stale = html`<div class="note" role="alert"><p>${say('o.move.stale')}</p></div>\n`
  return answer(visit, {
    picked,
    to,
    plan: html`${stale}${offered(visit, { picked, ...made })}`,
    status: 409,
  })
}

/** `POST …/people/move/undo`: brings them back, while nothing has come of it. */
export async function undoMove(visit: CohortVisit): Promise<Response> {
  const { cohort, home, parts, by, say } = visit
  const request = { cohort: cohort.slug, wording: say('o.move.undoneWording'), by }
  const undone = await attempt(undoPeopleMove(parts.db, request, parts.clock))
  if (typeof undone === 'number')
    return visit.back(`${home}/people`, {
      message: 'o.move.undone',
      values: { people: undone, cohort: cohort.name },
    })
  return answer(visit, { picked: pickedPeople({}, cohort), plan: refusedPlan(undone, visit), status: 422 })
}

type Answer = { picked: PickedPeople; to?: string; plan?: Html; status?: 409 | 422 }

async function answer(visit: CohortVisit, { picked, to, plan = html``, status }: Answer): Promise<Response> {
  const { say, cohort, home } = visit
  const targets: Cohort[] = await targetsOf(cohort, visit)
  const title = say('o.move.title', { cohort: cohort.name })
  const body = html`<p class="kicker"><a href="${home}/people">${cohort.name}</a></p>
<h1>${title}</h1>
<p>${say('o.move.means')}</p>
${targetForm({ picked, to, targets }, visit)}
<section id="plan" aria-live="polite">${plan}</section>`
  return visit.page({ title, room: 'cohorts', body, status })
}

type Offered = { picked: PickedPeople; plan: WorkedOutMove; since?: PlanSince | undefined }

/** A plan with the button that makes it; it says which plan was seen, so that nothing else is done. */
function offered(visit: CohortVisit, { picked, plan, since }: Offered): Html {
  const { say, home } = visit
  const hidden = Object.entries({ people: pickedQuery(picked), to: plan.to.slug, seen: plan.hash })
  const button = visit.form({
    action: `${home}/people/move`,
    right: 'run',
    content: html`${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${field({ name: 'basis', label: say('o.move.basis'), hint: say('o.move.basisHint'), required: true })}${submit({ label: say('o.move.button', { people: peopleMoved(plan) }) }, html`<a href="${home}/people">${say('o.cohort.back')}</a>`)}`,
  })
  return html`${moveView(visit, { plan, since })}${button}`
}
