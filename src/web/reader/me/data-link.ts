import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { sayIn } from '../../../language/say.ts'
import { keepLanguage } from '../../language.ts'
import { myPath, type Place } from './place.ts'

/** The way to what we know about a reader. */
export function dataLink(place: Place): Html {
  const say = sayIn(place.language)
  return html`<p>${say('me.form.data.text')}</p>
<p class="actions"><a class="button quiet" href="${keepLanguage(place.c, myPath(place, 'data'))}">${say('me.form.data.link')}</a></p>`
}
