import { html } from 'hono/html'
import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import type { Html } from './html.ts'

/** What is wrong with the fields of a form, by the name of the field, in the reader's language. */
export type FieldMessages = { readonly [name: string]: string | undefined }

/** The list of what is wrong, to put above a form: each line leads to its field. Empty when nothing is wrong. */
export function errorSummary(messages: FieldMessages, language: Language): Html {
  const wrong = Object.entries(messages).filter(([, message]) => message !== undefined)
  if (wrong.length === 0) return html``
  return html`<div class="errors" role="alert" aria-labelledby="errors-title" tabindex="-1" autofocus>
<h2 id="errors-title">${sayIn(language)('form.errors', { count: wrong.length })}</h2>
<ul>
${wrong.map(([name, message]) => html`<li><a href="#${name}">${message}</a></li>\n`)}</ul>
</div>
`
}
