import { html } from 'hono/html'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { listWaitingGroups, listWaitingPeople } from '../../../store/waiting-groups.ts'
import { coursesOf } from '../courses.ts'
import { toldApart } from '../told-apart.ts'
import type { Visit } from '../visit.ts'
import { type Asked, choicesFor, readAsked } from './choices.ts'
import { waitingTitle } from './group-words.ts'
import { waitingNames } from './waiting-names.ts'

const MOST_NAMED = 20

/** `/o/decisions/confirm`: what a decision will do, to how many and to whom, before it is made. */
export async function confirmPage(visit: Visit): Promise<Response> {
  const { c } = visit
  const query = {
    sample: c.req.query('sample'),
    decision: c.req.query('decision'),
    ids: c.req.queries('id') ?? [],
  }
  const asked = readAsked(query)
  return asked ? confirm(visit, asked) : visit.notFound()
}

/** The page, with what was wrong with the line of the relay where there was something. */
export async function confirm(visit: Visit, asked: Asked, wrong?: { message: string }): Promise<Response> {
  const { say, parts } = visit
  const groups = await toldApart(await listWaitingGroups(parts.db), visit)
  const people = await listWaitingPeople(parts.db, { ...asked, most: MOST_NAMED })
  const group = groups.find(({ sample }) => sample === asked.sample)
  if (!group || people.length === 0 || !choicesFor(group.state).includes(asked.decision))
    return visit.back('/o/decisions', { message: 'o.decisions.gone' })
  const n = asked.ids === undefined ? group.n : people.length
  const title = say(`o.decisions.confirm.${asked.decision}`, { n })
  return visit.page({
    title,
    room: 'today',
    status: wrong ? 422 : 200,
    body: html`<h1>${title}</h1>
<p class="standfirst">${waitingTitle({ ...group, n }, await coursesOf(parts.db, [group]), visit)}</p>
<p>${say(`o.decisions.does.${asked.decision}`)}</p>
${waitingNames(visit, people, n)}${decideForm(visit, asked, wrong?.message)}`,
  })
}

function decideForm(visit: Visit, { sample, decision, ids }: Asked, message: string | undefined): Html | '' {
  const { say } = visit
  const proof = {
    name: 'note',
    label: say('o.decisions.line'),
    hint: say('o.decisions.lineHint', { example: `d.${sample}.` }),
  }
  return visit.form({
    action: '/o/decisions/decide',
    right: 'run',
    content: html`<input type="hidden" name="sample" value="${sample}">
<input type="hidden" name="decision" value="${decision}">
${(ids ?? []).map((id) => html`<input type="hidden" name="id" value="${id}">\n`)}${decision === 'submitted' ? field({ ...proof, message, required: true }) : ''}${submit({ label: say(`o.decisions.do.${decision}`) }, html`<a href="/o/decisions">${say('o.decisions.back')}</a>`)}`,
  })
}
