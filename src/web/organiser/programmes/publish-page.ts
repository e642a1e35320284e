import { html } from 'hono/html'
import { type PublicationPlan, planPublication } from '../../../actions/programmes/plan-publication.ts'
import { publishDrafts } from '../../../actions/programmes/publish-drafts.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { differenceWords } from '../../../letters/difference/difference-words.ts'
import { changedLetters } from '../../../letters/difference/edition-difference.ts'
import { typedForm } from '../../typed.ts'
import { faultyWords } from '../cohorts/programme-faults.ts'
import { courseIn } from '../courses.ts'
import { letterChanges } from '../difference-view.ts'
import { changedLetterName } from '../letter-name.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { ProgrammeVisit } from './with-programme.ts'

type Asking = { message?: string; wrong?: string; stale?: boolean }

/** `…/publish`: what one's drafts change, before they are published. */
export async function publishPage(visit: ProgrammeVisit): Promise<Response> {
  const plan = await planPublication(visit.parts, wanted(visit))
  return plan ? answer(visit, plan) : nothing(visit)
}

function nothing(visit: ProgrammeVisit): Promise<Response> {
  return inPage(visit, html`<p>${visit.say('o.publish.nothing')}</p>`)
}

/** `POST …/publish`: publishes the drafts that were shown, or shows what it would be by now. */
export async function makePublication(visit: ProgrammeVisit): Promise<Response> {
  const { parts, by, home, say } = visit
  const typed = await typedForm(visit.c)
  const message = typed('message').trim()
  const hash = typed('seen')
  if (message === '' || message.length > LONGEST) {
    const plan = await planPublication(parts, wanted(visit))
    if (!plan) return nothing(visit)
    return answer(visit, plan, { message, wrong: say('o.publish.messageWrong', { most: LONGEST }) })
  }
  const outcome = await publishDrafts(parts, { ...wanted(visit), by, message, hash }, parts.clock)
  if (outcome.made === 'stale')
    return outcome.plan ? answer(visit, outcome.plan, { message, stale: true }) : nothing(visit)
  return visit.back(`${home}#cohorts`, { message: 'o.publish.done' })
}

/** In characters. */
const LONGEST = 500

function wanted({ programme, organiser }: ProgrammeVisit) {
  return { programme, organiserId: organiser.id }
}

async function answer(visit: ProgrammeVisit, plan: PublicationPlan, asking: Asking = {}): Promise<Response> {
  const stale = asking.stale
    ? html`<div class="note" role="alert"><p>${visit.say('o.publish.stale')}</p></div>
`
    : ''
  const shown = html`${stale}${await planView(visit, plan)}
${publishForm(visit, plan, asking)}`
  return inPage(visit, shown, asking.stale ? 409 : asking.wrong ? 422 : undefined)
}

function inPage(visit: ProgrammeVisit, shown: Html, status?: 409 | 422): Promise<Response> {
  const { say, home, title: programme } = visit
  const title = say('o.publish.title', { programme })
  const body = html`<p class="kicker"><a href="${home}">${programme}</a></p>
<h1>${title}</h1>
<p>${say('o.publish.means')}</p>
${shown}`
  return visit.page({ title, room: 'cohorts', body, status })
}

async function planView(
  visit: ProgrammeVisit,
  { after, difference, changed }: PublicationPlan,
): Promise<Html> {
  if (!after.ok) return faultyWords({ ok: false, name: visit.programme, mistakes: after.mistakes }, visit)
  if (!difference) return html`<ul>${changed.map(({ path }) => html`<li><code>${path}</code></li>\n`)}</ul>`
  const course = await courseIn(after.edition)
  const { language } = course.programme
  return html`<p><strong>${differenceWords(difference, visit.language)}</strong></p>
${changedLetters(difference).map(
  (letter) => html`<section>
<h2>${changedLetterName(letter, course, visit)}</h2>
${letterChanges(letter, { lang: language }, visit)}</section>
`,
)}`
}

/** Nothing is offered that could not be done. */
function publishForm(visit: ProgrammeVisit, plan: PublicationPlan, { message, wrong }: Asking): Html | '' {
  const { say, home, form } = visit
  if (plan.behind.length > 0) {
    const refusal = { refused: 'files-changed-meanwhile', files: plan.behind } as const
    return html`<p class="message" role="alert">${refusedSentence(refusal, visit)}</p>`
  }
  if (!plan.after.ok) return ''
  const content = html`<input type="hidden" name="seen" value="${plan.hash}">
${field({
  name: 'message',
  label: say('o.publish.message'),
  hint: say('o.publish.messageHint'),
  value: message,
  message: wrong,
  required: true,
})}${submit({ label: say('o.publish.button') }, html`<a href="${home}">${say('o.publish.back')}</a>`)}`
  return form({ action: `${home}/publish`, right: 'write', content })
}
