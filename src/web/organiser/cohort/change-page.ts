import { html } from 'hono/html'
import { changeCalendar, undoCalendar } from '../../../actions/cohorts/change-calendar.ts'
import { showCalendar } from '../../../actions/cohorts/plan-calendar.ts'
import { planFault } from '../../../actions/cohorts/plan-fault.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { attempt } from '../../../domain/refusal.ts'
import { errorSummary } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { typedForm } from '../../typed.ts'
import { refusedPlan } from '../refused-sentence.ts'
import { type CalendarCourse, calendarCourse } from './change-course.ts'
import { type ChangeForm, calendarTextsOf, changeForm, readCalendar, typedCalendar } from './change-form.ts'
import { type ChangeShown, changeView } from './change-view.ts'
import type { CohortVisit } from './with-cohort.ts'

/** `…/change`: the calendar of a cohort, and once something of it is typed, what that would do. */
export async function changePage(visit: CohortVisit): Promise<Response> {
  const { c, cohort, home } = visit
  if (cohort.state !== 'running') return visit.back(home)
  const course = await calendarCourse(visit)
  if (c.req.query('at') === undefined) return answer(visit, { course, texts: calendarTextsOf(course) })
  const texts = typedCalendar((name) => c.req.query(name) ?? '')
  const read = readCalendar(course, texts, visit)
  if (!read.ok) return answer(visit, { course, texts, messages: read.messages, status: 422 })
  const plan = await attempt(
    showCalendar(visit.parts.db, { cohort: cohort.slug, change: read.change }, visit.parts.clock),
  )
  if ('refused' in plan) return answer(visit, { course, texts, plan: refusedPlan(plan, visit) })
  return answer(visit, { course, texts, plan: offered(visit, { course, texts, plan }) })
}

/** `POST …/change`: makes the change that was shown, or shows what it would do by now. */
export async function makeChange(visit: CohortVisit): Promise<Response> {
  const { cohort, home, parts, by, say } = visit
  if (cohort.state !== 'running') return visit.back(home)
  const course = await calendarCourse(visit)
  const typed = await typedForm(visit.c)
  const texts = typedCalendar(typed)
  const read = readCalendar(course, texts, visit)
  if (!read.ok) return answer(visit, { course, texts, messages: read.messages, status: 422 })
  const request = { cohort: cohort.slug, change: read.change, hash: typed('seen'), by }
  const made = await attempt(changeCalendar(parts.db, request, parts.clock))
  // The same form again, by the same hand: what it asks for is done.
  if ('refused' in made && made.refused === 'nothing-to-change') return visit.back(home)
  if ('refused' in made) return answer(visit, { course, texts, plan: refusedPlan(made, visit), status: 422 })
  if (made.made === 'changed')
    return visit.back(home, {
      message: 'o.change.done',
      values: { cohort: cohort.name },
      undo: { action: `${home}/change/undo`, label: 'o.change.undo' },
    })
  const stale = html`<div class="note" role="alert"><p>${say('o.change.stale')}</p></div>
`
  const plan = html`${stale}${offered(visit, { course, texts, ...made })}`
  return answer(visit, { course, texts, plan, status: 409 })
}

/** `POST …/change/undo`: takes the last change back, where no lesson has left since. */
export async function undoChange(visit: CohortVisit): Promise<Response> {
  const { cohort, home, parts, by } = visit
  const undone = await attempt(undoCalendar(parts.db, { cohort: cohort.slug, by }, parts.clock))
  if (!('refused' in undone))
    return visit.back(home, { message: 'o.change.undone', values: { cohort: cohort.name } })
  const course = await calendarCourse(visit)
  const texts = calendarTextsOf(course)
  return answer(visit, { course, texts, plan: refusedPlan(undone, visit), status: 422 })
}

type Answer = Omit<ChangeForm, 'messages'> & Partial<ChangeForm> & { plan?: Html; status?: 409 | 422 }

function answer(
  visit: CohortVisit,
  { plan = html``, status, messages = {}, ...shown }: Answer,
): Promise<Response> {
  const { say, cohort, home, language } = visit
  const title = say('o.change.title', { cohort: cohort.name })
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a></p>
<h1>${title}</h1>
<p>${say('o.change.means')}</p>
${errorSummary(messages, language)}${changeForm({ ...shown, messages }, visit)}
<section id="plan" aria-live="polite">${plan}</section>`
  return visit.page({ title, room: 'cohorts', body, status })
}

type Offered = ChangeShown & { course: CalendarCourse; texts: FieldTexts }

/** A plan with the button that makes it; it says which plan was seen, so that nothing else is done. */
function offered(visit: CohortVisit, { texts, ...shown }: Offered): Html {
  const { plan } = shown
  const view = changeView(visit, shown)
  if (planFault(plan)) return view
  const button = visit.form({
    action: `${visit.home}/change`,
    right: 'run',
    content: html`${Object.entries({ ...sentTexts(texts), seen: plan.hash }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${submit({ label: visit.say('o.change.button') }, html`<a href="${visit.home}">${visit.say('o.cohort.back')}</a>`)}`,
  })
  return html`${view}${button}`
}

/** The fields as the form sends them: a box for each day of the week. */
function sentTexts({ days = '', ...texts }: FieldTexts): FieldTexts {
  const boxes = days.split(' ').filter(Boolean)
  return { ...texts, ...Object.fromEntries(boxes.map((day) => [`days.${day}`, 'on'])) }
}
