import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Refusal } from '../../../domain/refusal.ts'
import { errorSummary } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { postForm, submit } from '../../../html/post-form.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { placeLanguage } from '../../language.ts'
import type { OrganiserParts } from '../organiser-parts.ts'
import { refusedSentence } from '../refused-sentence.ts'
import { shell } from '../shell.ts'
import { passkeyButton } from './passkey-button.ts'

/** What was typed where that is no address, or why a passkey was refused. */
type SignInFault = { typed?: string; refusal?: Refusal }

/** The button for a passkey, and the form for a link by mail. */
export async function signInPage(
  c: Context,
  parts: OrganiserParts,
  { typed, refusal }: SignInFault = {},
): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const message = typed === undefined ? undefined : say('signIn.addressWrong')
  const body = html`<h1>${say('signIn.title')}</h1>
${errorSummary({ address: message }, language)}${refusal ? refusedPart(refusal, language) : ''}<p>${say('signIn.intro')}</p>
${postForm({
  action: '/o/sign-in',
  hidden: parts.guard.field('/o/sign-in'),
  content: html`${field({
    name: 'address',
    label: say('signIn.address'),
    type: 'email',
    value: typed,
    autocomplete: 'username webauthn',
    required: true,
    message,
  })}${submit({ label: say('signIn.button') })}`,
})}${await passkeyButton(c, parts, say)}<p class="quiet">${say('signIn.withoutMail')}</p>`
  const status = message || refusal ? 422 : 200
  return c.html(shell(c, { title: say('signIn.title'), language, body }), status)
}

function refusedPart(refusal: Refusal, language: Language): Html {
  return html`<div class="errors" role="alert" tabindex="-1" autofocus>
<h2>${sayIn(language)('signIn.passkey.wrong')}</h2>
<p>${refusedSentence(refusal, { language })}</p>
</div>
`
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
  return c.html(shell(c, { title, language, body }))
}
