import type { Context } from 'hono'
import { html } from 'hono/html'
import { errorSummary } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import { postForm, submit } from '../../../html/post-form.ts'
import { sayIn } from '../../../language/say.ts'
import { placeLanguage } from '../../language.ts'
import type { OrganiserParts } from '../organiser-parts.ts'
import { shell } from '../shell.ts'

/** The form for a link by mail; with what was typed where that is no address. */
export async function signInPage(
  c: Context,
  { guard }: OrganiserParts,
  wrong?: { typed: string },
): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const message = wrong && say('signIn.addressWrong')
  const body = html`<h1>${say('signIn.title')}</h1>
${errorSummary({ address: message }, language)}<p>${say('signIn.intro')}</p>
${postForm({
  action: '/o/sign-in',
  hidden: guard.field('/o/sign-in'),
  content: html`${field({
    name: 'address',
    label: say('signIn.address'),
    type: 'email',
    value: wrong?.typed,
    autocomplete: 'username webauthn',
    required: true,
    message,
  })}${submit({ label: say('signIn.button') })}`,
})}<p class="quiet">${say('signIn.withoutMail')}</p>`
  return c.html(shell({ title: say('signIn.title'), language, body }), wrong ? 422 : 200)
}

/** The same for everybody: it does not tell who is an organiser. */
export async function sentPage(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const title = say('signIn.sent.title')
  const body = html`<h1>${title}</h1>
<p>${say('signIn.sent.text')}</p>
<p class="quiet">${say('signIn.withoutMail')}</p>
<p class="actions"><a class="button quiet" href="/o/sign-in">${say('signIn.sent.again')}</a></p>`
  return c.html(shell({ title, language, body }))
}
