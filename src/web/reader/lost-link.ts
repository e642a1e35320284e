import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Language } from '../../domain/moment-words.ts'
import { calmPage } from '../calm-page.ts'
import { keepLanguage, placeLanguage } from '../language.ts'

const WORDS = {
  fr: {
    title: 'Ce lien ne mène nulle part',
    why: 'Il est peut-être incomplet, ou trop ancien. Vous n’avez rien perdu\u00A0: votre inscription reste telle qu’elle était.',
    tip: 'Si le lien vient d’une lettre, ouvrez-le depuis la lettre même plutôt que de le recopier.',
    ask: 'Recevoir un nouveau lien',
  },
  en: {
    title: 'This link leads nowhere',
    why: 'It may be incomplete, or too old. You have lost nothing: your enrolment is as it was.',
    tip: 'If the link is in a letter, open it from the letter itself rather than copy it.',
    ask: 'Get a new link',
  },
} as const satisfies Record<Language, object>

/** The one answer to every token that opens nothing, whatever is wrong with it: status 404, and the way to a new link. */
export async function lostLink(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const words = WORDS[language]
  const content = html`<p>${words.why}</p>
<p>${words.tip}</p>
<p class="actions"><a class="button" href="${keepLanguage(c, '/link')}">${words.ask}</a></p>`
  return calmPage(c, { status: 404, language, title: words.title, content })
}
