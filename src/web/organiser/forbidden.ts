import { html } from 'hono/html'
import type { Visit } from './visit.ts'

/** The answer to what the role of an organiser does not allow. */
export function forbidden(visit: Visit): Promise<Response> {
  const { say, organiser } = visit
  const title = say('shell.forbidden.title')
  return visit.page({
    title,
    room: 'today',
    status: 403,
    body: html`<h1>${title}</h1>
<p>${say('shell.forbidden.text', { role: say(`role.${organiser.role}`) })}</p>
<p class="actions"><a class="button" href="/o">${say('o.today.title')}</a></p>`,
  })
}
