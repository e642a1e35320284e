import { html } from 'hono/html'
import type { PrivacyNotice } from '../../../domain/privacy.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { type Say, sayIn } from '../../../language/say.ts'

/** Who publishes these pages and who hosts them (in France: loi du 21 juin 2004, art. 1-1). */
export function legalNotice(notices: readonly PrivacyNotice[], language: Language): Html | '' {
  const say = sayIn(language)
  const named = notices.flatMap(({ privacy }) => (privacy ? [privacy] : []))
  if (named.length === 0) return ''
  return html`<h2>${say('privacy.legal.title')}</h2>
${named.map(
  ({ controller, host }) =>
    html`<p>${say('privacy.legal.publisher', controller)}${
      controller.director === undefined ? '' : html` ${directorWords(controller.director, say)}`
    } ${say('privacy.legal.host', { host: host ?? say('privacy.notNamed') })}</p>\n`,
)}`
}

function directorWords(director: string, say: Say): string {
  return say('privacy.legal.director', { director })
}
