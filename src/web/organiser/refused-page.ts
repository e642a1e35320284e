import { html } from 'hono/html'
import type { Refusal } from '../../domain/refusal.ts'
import { refusalWords, type WordedRefusal } from '../../domain/refusal-words.ts'
import type { Visit } from './visit.ts'

/** Says why nothing was done where no page of its own does: what a form is about has changed since it was shown. */
export function refusedPage(visit: Visit, refusal: Refusal): Promise<Response> {
  const { say, language } = visit
  const title = say('o.refused.title')
  return visit.page({
    title,
    room: 'today',
    status: 409,
    body: html`<h1>${title}</h1>
<p>${say('o.refused.why', { why: refusalWords(refusal as WordedRefusal, { language }) })}</p>
<p class="actions"><a class="button" href="/o">${say('o.today.title')}</a></p>`,
  })
}
