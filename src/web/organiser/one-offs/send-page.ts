import { html } from 'hono/html'
import { oneOffMistakes } from '../../../actions/one-offs/one-off-mistakes.ts'
import { planOneOff } from '../../../actions/one-offs/plan-one-off.ts'
import { sendOneOff } from '../../../actions/one-offs/send-one-off.ts'
import { ONE_OFF_HOLD_MS } from '../../../domain/one-off.ts'
import type { OneOffPlan } from '../../../domain/one-off-plan.ts'
import { leavesWords } from '../../../domain/one-off-words.ts'
import { attempt, type Refusal } from '../../../domain/refusal.ts'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { typedForm } from '../../typed.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Told } from '../told.ts'
import { mistakeList } from './one-off-view.ts'
import { type OneOffVisit, subjectOf } from './one-off-visit.ts'
import { planView } from './plan-view.ts'
import { readSend, type SendTexts, sendForm, typedTexts, usualTexts } from './send-form.ts'

/** `…/one-offs/:id/send`: when a letter is to leave, and what that means. */
export async function sendPage(visit: OneOffVisit): Promise<Response> {
  const { c, parts, cohort, oneOff, edition, path } = visit
  if (oneOff.sentAt) return visit.back(path)
  const mistakes = await oneOffMistakes(parts.letters, edition, oneOff)
  const isAsked = c.req.query('when') !== undefined
  const texts = isAsked ? typedTexts((name) => c.req.query(name) ?? '') : usualTexts(visit)
  if (mistakes.length > 0) return answer(visit, { texts, plan: mistakeList(mistakes, visit) })
  const read = readSend(texts, visit)
  if (!read.ok) return answer(visit, { texts, messages: read.messages, status: 422 })
  const request = { cohort, id: oneOff.id, leavesAt: read.leavesAt }
  const plan = await attempt(planOneOff(parts.db, request, parts.clock))
  if ('refused' in plan) return answer(visit, { texts, plan: refusedWords(plan, visit) })
  return answer(visit, { texts, plan: await offered(visit, texts, plan) })
}

/** `POST …/one-offs/:id/send`: sends what was shown, or shows what it would be by now. */
export async function sendLetter(visit: OneOffVisit): Promise<Response> {
  const { parts, cohort, oneOff, edition, by, path, say } = visit
  const typed = await typedForm(visit.c)
  const texts = typedTexts(typed)
  const read = readSend(texts, visit)
  if (!read.ok) return answer(visit, { texts, messages: read.messages, status: 422 })
  const { leavesAt } = read
  const request = { cohort, id: oneOff.id, leavesAt, edition, hash: typed('seen'), by }
  const sent = await attempt(sendOneOff(parts, request))
  // The same form again, by the same hand: what it asks for is done.
  if ('refused' in sent && sent.refused === 'one-off-sent') return visit.back(path)
  if ('refused' in sent) return answer(visit, { texts, plan: refusedWords(sent, visit), status: 422 })
  if (sent.made === 'sent') return visit.back(path, toldSent(visit, sent.plan))
  const stale = html`<div class="note" role="alert"><p>${say('o.oneOff.stale')}</p></div>
`
  return answer(visit, { texts, plan: html`${stale}${await offered(visit, texts, sent.plan)}`, status: 409 })
}

function toldSent({ path, language }: OneOffVisit, { people, leavesAt }: OneOffPlan): Told {
  const undo = { action: `${path}/call-back`, label: 'o.again.undo' } as const
  if (leavesAt === null)
    return { message: 'o.again.done', values: { people, seconds: ONE_OFF_HOLD_MS / 1000 }, undo }
  return { message: 'o.oneOff.later', values: { people, when: leavesWords(leavesAt, language) }, undo }
}

type Answer = { texts: SendTexts; plan?: Html; messages?: FieldMessages; status?: 409 | 422 }

function answer(
  visit: OneOffVisit,
  { texts, plan = html``, messages = {}, status }: Answer,
): Promise<Response> {
  const { say, cohort, home, path, oneOff, language } = visit
  const title = say('o.oneOff.sendTitle', { subject: subjectOf(oneOff, visit) })
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a> · <a href="${path}">${subjectOf(oneOff, visit)}</a></p>
<h1>${title}</h1>
${errorSummary(messages, language)}${sendForm(texts, messages, visit)}
<section id="plan" aria-live="polite">${plan}</section>`
  return visit.page({ title, room: 'cohorts', body, status })
}

/** A plan with the button that makes it; it says which plan was seen, so that nothing else is sent. */
async function offered(visit: OneOffVisit, texts: SendTexts, plan: OneOffPlan): Promise<Html> {
  const { say, path } = visit
  const view = await planView(visit, plan)
  if (plan.people === 0) return view
  const hidden = Object.entries({ ...texts, seen: plan.hash }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const button = visit.form({
    action: `${path}/send`,
    right: 'run',
    content: html`${hidden}
${submit({ label: say('o.oneOff.send', { people: plan.people }) }, html`<a href="${path}">${say('o.oneOff.back')}</a>`)}`,
  })
  return html`${view}${button}`
}

function refusedWords(refusal: Refusal, visit: OneOffVisit): Html {
  return html`<p class="message" role="alert">${refusedSentence(refusal, visit)}</p>`
}
