import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import type { ReaderTokens } from '../../../letters/reader-marks.ts'
import { keepLanguage } from '../../language.ts'

/** From a letter to its reader's other pages. */
export function readerWays(
  { tokens, sender }: { tokens: Pick<ReaderTokens, 'unsubscribe' | 'me'>; sender: { postal: string } },
  { c, language }: { c: Context; language: Language },
): Html {
  const say = sayIn(language)
  return html`<footer class="ways">
<ul>
<li><a href="${keepLanguage(c, `/me/${tokens.me}`)}">${say('read.course')}</a></li>
<li><a href="${keepLanguage(c, `/u/${tokens.unsubscribe}`)}">${say('read.unsubscribe')}</a></li>
</ul>
<p class="quiet">${sender.postal}</p>
</footer>`
}
