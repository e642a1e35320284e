import type { Context } from 'hono'
import { html } from 'hono/html'
import { sayIn } from '../../language/say.ts'
import { calmPage } from '../calm-page.ts'
import { keepLanguage, placeLanguage } from '../language.ts'

/** The one answer to every token that opens nothing, whatever is wrong with it: status 404, and the way to a new link. */
export async function lostLink(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const content = html`<p>${say('lost.why')}</p>
<p>${say('lost.tip')}</p>
<p class="actions"><a class="button" href="${keepLanguage(c, '/link')}">${say('lost.ask')}</a></p>`
  return calmPage(c, { status: 404, language, title: say('lost.title'), content })
}
