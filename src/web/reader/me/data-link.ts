import { html } from 'hono/html'
import { keepLanguage } from '../../language.ts'
import type { Html } from '../../page.ts'
import { FORMS } from './form-words.ts'
import { myPath, type Place } from './place.ts'

/** The way to what we know about a reader. */
export function dataLink(place: Place): Html {
  const words = FORMS[place.language].data
  return html`<p>${words.text}</p>
<p class="actions"><a class="button quiet" href="${keepLanguage(place.c, myPath(place, 'data'))}">${words.link}</a></p>`
}
