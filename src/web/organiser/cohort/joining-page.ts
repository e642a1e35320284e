import { html } from 'hono/html'
import { changeJoining, undoJoining } from '../../../actions/cohorts/change-joining.ts'
import { joiningChanges, settingTexts } from '../../../actions/cohorts/change-settings.ts'
import { showJoining } from '../../../actions/cohorts/plan-joining.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { changeWords } from '../../../domain/field-words.ts'
import type { JoiningPlan } from '../../../domain/joining-plan.ts'
import { joiningWords } from '../../../domain/joining-words.ts'
import type { PlanSince } from '../../../domain/plan-line.ts'
import { attempt } from '../../../domain/refusal.ts'
import { errorSummary } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { typedForm } from '../../typed.ts'
import { refusedPlan } from '../refused-sentence.ts'
import { shortMoment } from '../short-moment.ts'
import { type JoiningForm, joiningForm, readJoining, typedJoining } from './joining-form.ts'
import type { CohortVisit } from './with-cohort.ts'

/** `…/joining`: how many may join and what becomes of those who come late; once it is typed, what that would do. */
export async function joiningPage(visit: CohortVisit): Promise<Response> {
  const { c, cohort, home, parts } = visit
  if (cohort.state !== 'running') return visit.back(home)
  if (c.req.query('capacity') === undefined) return answer(visit, { texts: settingTexts(cohort) })
  const texts = typedJoining((name) => c.req.query(name) ?? '', visit)
  const change = readJoining(texts)
  if (!change) return unreadable(visit, texts)
  const plan = await attempt(showJoining(parts.db, { cohort: cohort.slug, change }, parts.clock))
  if ('refused' in plan) return answer(visit, { texts, plan: refusedPlan(plan, visit) })
  return answer(visit, { texts, plan: offered(visit, { texts, plan }) })
}

/** `POST …/joining`: makes the change that was shown, or shows what it would do by now. */
export async function makeJoining(visit: CohortVisit): Promise<Response> {
  const { cohort, home, parts, by, say } = visit
  if (cohort.state !== 'running') return visit.back(home)
  const typed = await typedForm(visit.c)
  const texts = typedJoining(typed, visit)
  const change = readJoining(texts)
  if (!change) return unreadable(visit, texts)
  const request = { cohort: cohort.slug, change, hash: typed('seen'), by }
  const made = await attempt(changeJoining(parts.db, request, parts.clock))
  // The same form again, by the same hand: what it asks for is done.
  if ('refused' in made && made.refused === 'joining-unchanged') return visit.back(`${home}/settings`)
  if ('refused' in made) return answer(visit, { texts, plan: refusedPlan(made, visit), status: 422 })
  if (made.made === 'changed')
    return visit.back(`${home}/settings`, {
      ...{ message: 'o.joining.done', values: { cohort: cohort.name } },
      undo: { action: `${home}/joining/undo`, label: 'o.change.undo' },
    })
  const stale = html`<div class="note" role="alert"><p>${say('o.joining.stale')}</p></div>\n`
  return answer(visit, { texts, plan: html`${stale}${offered(visit, { texts, ...made })}`, status: 409 })
}

/** `POST …/joining/undo`: takes the last change back, where nobody has joined since. */
export async function undoJoiningChange(visit: CohortVisit): Promise<Response> {
  const { cohort, home, parts, by } = visit
  const undone = await attempt(undoJoining(parts.db, { cohort: cohort.slug, by }, parts.clock))
  if (!('refused' in undone))
    return visit.back(`${home}/settings`, { message: 'o.joining.undone', values: { cohort: cohort.name } })
  return answer(visit, { texts: settingTexts(cohort), plan: refusedPlan(undone, visit), status: 422 })
}

function unreadable(visit: CohortVisit, texts: FieldTexts): Promise<Response> {
  return answer(visit, { texts, messages: { capacity: visit.say('o.draft.wrong.capacity') }, status: 422 })
}

type Answer = Pick<JoiningForm, 'texts'> & Partial<JoiningForm> & { plan?: Html; status?: 409 | 422 }

function answer(
  visit: CohortVisit,
  { texts, messages = {}, plan = html``, status }: Answer,
): Promise<Response> {
  const { say, cohort, home, language } = visit
  const title = say('o.joining.title', { cohort: cohort.name })
  const body = html`<p class="kicker"><a href="${home}/settings">${cohort.name}</a></p>
<h1>${title}</h1>
<p>${say('o.joining.means')}</p>
${errorSummary(messages, language)}${joiningForm({ texts, messages }, visit)}
<section id="plan" aria-live="polite">${plan}</section>`
  return visit.page({ title, room: 'cohorts', body, status })
}

type Offered = { texts: FieldTexts; plan: JoiningPlan; since?: PlanSince | undefined }

/** A plan with the button that makes it; it says which plan was seen, so that nothing else is done. */
function offered(visit: CohortVisit, { texts, plan, since }: Offered): Html {
  const { say, home, language, cohort } = visit
  const { capacity = '', lateJoiners = '' } = texts
  const hidden = Object.entries({ capacity, lateJoiners, seen: plan.hash })
  const moment = (at: Date) => shortMoment(at, { zone: cohort.zone, language })
  const button = visit.form({
    action: `${home}/joining`,
    right: 'run',
    content: html`${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${submit({ label: say('o.joining.button') }, html`<a href="${home}/settings">${say('o.cohort.back')}</a>`)}`,
  })
  return html`<h2>${say('o.events.planTitle')}</h2>
<p><strong>${changeWords(joiningChanges(plan), language)}</strong></p>
<ul>${joiningWords(plan, { language, moment, since }).map(
    ({ words, isOther }) =>
      html`<li>${words}${isOther ? html` <mark>${say('o.plan.other')}</mark>` : ''}</li>\n`,
  )}</ul>
${button}`
}
