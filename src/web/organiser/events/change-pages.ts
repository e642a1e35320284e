import { html } from 'hono/html'
import { changeEvent, planEventChange } from '../../../actions/events/change-event.ts'
import { toldPeople } from '../../../actions/events/event-deed.ts'
import type { EventPlan } from '../../../actions/events/event-plan.ts'
import type { EventRequest } from '../../../domain/event-change-request.ts'
import { attempt, type Refusal } from '../../../domain/refusal.ts'
import type { Html } from '../../../html/html.ts'
import type { Message } from '../../../language/catalogues.ts'
import { typedForm } from '../../typed.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import { type EventOfVisit, eventOfVisit } from './event-of-visit.ts'
import { pageOfEvent } from './page-of-event.ts'
import { planView } from './plan-view.ts'
import { requestOf } from './wish.ts'

/** `…/plan`: what a change would do, with the button that makes it. */
export async function planPage(visit: Visit): Promise<Response> {
  const of = await eventOfVisit(visit)
  if (!of) return visit.notFound()
  const request = requestOf(namesIn(of), (name) => visit.c.req.query(name) ?? '')
  if (!request) return answer(visit, of, { status: 422, plan: refusedPlan(visit.say('o.events.noDate')) })
  return shownPlan(visit, of, { request, status: 200 })
}

/** `…/change`: makes the change whose plan was shown. */
export async function changeEventPage(visit: Visit): Promise<Response> {
  const of = await eventOfVisit(visit)
  if (!of) return visit.notFound()
  const typed = await typedForm(visit.c)
  const request = requestOf(namesIn(of), typed)
  if (!request) return answer(visit, of, { status: 422, plan: refusedPlan(visit.say('o.events.noDate')) })
  const { parts, by } = visit
  const seen = /^\d{1,9}$/.test(typed('seen')) ? Number(typed('seen')) : undefined
  const made = await attempt(changeEvent(parts.db, { ...request, by, seen }, parts.clock))
  const back = `/o/cohorts/${of.cohort.slug}/events`
  if (!('refused' in made)) return visit.back(back, toldOf(request, made))
  // The same form again, by the same hand: what it asks for is done.
  if (THERE.has(made.refused)) return visit.back(back)
  if (made.refused === 'event-changed') return shownPlan(visit, of, { request, status: 409 })
  return answer(visit, of, { status: 422, plan: refusedPlan(refusedSentence(made, visit)) })
}

const THERE: ReadonlySet<Refusal['refused']> = new Set([
  'moment-there-already',
  'links-there-already',
  'event-cancelled',
])

const DONE = {
  move: 'o.events.moved',
  links: 'o.events.linked',
  cancel: 'o.events.isCancelled',
} as const satisfies Record<string, Message>

function toldOf(request: EventRequest, plan: EventPlan) {
  const wish = 'move' in request ? 'move' : 'links' in request ? 'links' : 'cancel'
  return { message: DONE[wish], values: { event: plan.title, told: toldPeople(plan) } }
}

type Asked = { request: EventRequest; status: 200 | 409 }

/** A plan as things stand now; after a change by somebody else, with what it was. */
async function shownPlan(visit: Visit, of: EventOfVisit, { request, status }: Asked): Promise<Response> {
  const { parts } = visit
  const planned = await attempt(planEventChange(parts.db, request, parts.clock))
  if ('refused' in planned)
    return answer(visit, of, { status: 422, plan: refusedPlan(refusedSentence(planned, visit)) })
  const meanwhile = status === 409 ? await changedMeanwhile(visit, of) : ''
  const plan = html`${meanwhile}${planView(visit, { of, request, plan: planned })}`
  return answer(visit, of, { status, plan })
}

function answer(visit: Visit, of: EventOfVisit, { status, plan }: { status: 200 | 409 | 422; plan: Html }) {
  return pageOfEvent(visit, of, { status, content: html`<div id="plan">${plan}</div>` })
}

function refusedPlan(words: string): Html {
  return html`<p class="message" role="alert">${words}</p>`
}

function namesIn({ cohort, found }: EventOfVisit): { cohort: string; event: string } {
  return { cohort: cohort.slug, event: found.event }
}
