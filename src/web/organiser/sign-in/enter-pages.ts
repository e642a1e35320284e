import type { Context } from 'hono'
import { html } from 'hono/html'
import type { LinkFault, OpenLink } from '../../../actions/organisers/sign-in.ts'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import { type Faults, messagesOf, type Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { postForm, submit } from '../../../html/post-form.ts'
import { FALLBACK_LANGUAGE } from '../../../language/language.ts'
import { type Say, sayIn } from '../../../language/say.ts'
import { askedLanguage, placeLanguage } from '../../language.ts'
import type { ADDRESS_CODES } from '../../reader/read-fields.ts'
import type { OrganiserParts } from '../organiser-parts.ts'
import { shell } from '../shell.ts'

type Wrong = { typed: Typed; messages: FieldMessages }

/** A button, as programs follow links too; for the first owner, a form that asks who that is. */
export async function enterPage(
  c: Context,
  { guard }: OrganiserParts,
  link: OpenLink,
  wrong?: Wrong,
): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const path = `/o/enter/${c.req.param('secret')}`
  const isFirst = link.kind === 'first'
  const title = isFirst ? say('signIn.first.title') : say('signIn.title')
  const content = isFirst
    ? html`${ownerFields(say, wrong)}${submit({ label: say('signIn.first.button') })}`
    : submit({ label: say('signIn.enter') })
  const text = isFirst
    ? say('signIn.first.text')
    : say('signIn.enterAs', { name: link.organiser.name, role: say(`role.${link.organiser.role}`) })
  const body = html`<h1>${title}</h1>
${errorSummary(wrong?.messages ?? {}, language)}<p>${text}</p>
${postForm({ action: path, hidden: guard.field(path), content })}`
  return c.html(shell(c, { title, language, body }), wrong ? 422 : 200)
}

function ownerFields(say: Say, wrong: Wrong | undefined): Html {
  return html`${field({
    name: 'name',
    label: say('signIn.first.name'),
    value: wrong?.typed('name'),
    autocomplete: 'name',
    required: true,
    message: wrong?.messages.name,
  })}${field({
    name: 'address',
    label: say('signIn.address'),
    hint: say('signIn.first.addressHint'),
    type: 'email',
    value: wrong?.typed('address'),
    autocomplete: 'email',
    required: true,
    message: wrong?.messages.address,
  })}`
}

type OwnerFaults = Faults<{ name: readonly ['wrong']; address: typeof ADDRESS_CODES }>

export function ownerMessages(c: Context, faults: OwnerFaults): FieldMessages {
  const say = sayIn(askedLanguage(c) ?? FALLBACK_LANGUAGE)
  return messagesOf(faults, {
    name: () => say('signIn.first.nameWrong'),
    address: () => say('signIn.addressWrong'),
  })
}

/** Says why a link opens nothing, and what to do. */
export async function linkFaultPage(c: Context, fault: LinkFault): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const title = say(`signIn.${fault}.title`)
  const body = html`<h1>${title}</h1>
<p>${say(`signIn.${fault}.text`)}</p>
<p class="actions"><a class="button" href="/o/sign-in">${say('signIn.title')}</a></p>`
  return c.html(shell(c, { title, language, body }), fault === 'unknown' ? 404 : 410)
}
