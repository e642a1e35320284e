import { html } from 'hono/html'
import { removeOrganiser } from '../../../actions/organisers/remove.ts'
import { attempt } from '../../../domain/refusal.ts'
import { submit } from '../../../html/post-form.ts'
import type { Visit } from '../visit.ts'
import { memberOf, memberPage } from './member.ts'

/** Says what ends, before it does. */
export async function removePage(visit: Visit): Promise<Response> {
  const member = await memberOf(visit)
  if (!member) return visit.notFound()
  const { say } = visit
  const kind = member.joinedAt ? 'remove' : 'withdraw'
  const title = say(`o.team.${kind}Title`, { name: member.name })
  const way = `/o/settings/team/${member.id}`
  const beside = html`<a class="button quiet" href="${way}">${say('form.back')}</a>`
  return visit.page({
    title,
    room: 'settings',
    body: html`<h1>${title}</h1>
<p>${say(`o.team.${kind}Text`)}</p>
${visit.form({
  action: `${way}/remove`,
  right: 'own',
  content: submit({ label: say(`o.team.${kind}`), tone: 'danger' }, beside),
})}`,
  })
}

export async function removeMember(visit: Visit): Promise<Response> {
  const { parts, by, now, say } = visit
  const member = await memberOf(visit)
  if (!member) return visit.notFound()
  const removed = await attempt(removeOrganiser(parts.db, { organiserId: member.id, by, now }))
  if ('refused' in removed) return memberPage(visit, say('refused.last-owner', { organiser: member.name }))
  const message = member.joinedAt ? 'o.team.removed' : 'o.team.withdrawn'
  return visit.back('/o/settings/team', { message, values: { name: member.name } })
}
