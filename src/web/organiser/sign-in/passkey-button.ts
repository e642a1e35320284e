import type { Context } from 'hono'
import { html } from 'hono/html'
import { requestOptions } from '../../../actions/organisers/passkeys/sign-in-with-passkey.ts'
import type { Html } from '../../../html/html.ts'
import { postForm, submit } from '../../../html/post-form.ts'
import type { Say } from '../../../language/say.ts'
import type { OrganiserParts } from '../organiser-parts.ts'
import { passkeyForm, passkeyInput, placeOf } from '../passkey-form.ts'

const PATH = '/o/sign-in/passkey'

/** The button for whoever has a passkey; nothing where browsers have none. */
export async function passkeyButton(c: Context, parts: OrganiserParts, say: Say): Promise<Html | ''> {
  const { guard, keys, clock, publicUrl } = parts
  const place = placeOf(c, publicUrl)
  if (!place) return ''
  const content = html`${passkeyInput()}${submit({ label: say('signIn.passkey.button'), tone: 'quiet' })}`
  return passkeyForm(postForm({ action: PATH, hidden: guard.field(PATH), content }), {
    what: 'give',
    options: await requestOptions({ place, keys, now: clock.now() }),
    cancelled: say('signIn.passkey.cancelled'),
  })
}
