import type { Context } from 'hono'
import { signInWithPasskey } from '../../../actions/organisers/passkeys/sign-in-with-passkey.ts'
import { SESSION_MS } from '../../../actions/organisers/sign-in.ts'
import { attempt } from '../../../domain/refusal.ts'
import { typedForm } from '../../typed.ts'
import type { OrganiserParts } from '../organiser-parts.ts'
import { PASSKEY_FIELD, placeOf } from '../passkey-form.ts'
import { writeCookie } from '../session-cookie.ts'
import { browserName } from './browser-name.ts'
import { signInPage } from './sign-in-pages.ts'

/** Takes the answer of a device. */
export async function takePasskey(c: Context, parts: OrganiserParts): Promise<Response> {
  const { db, keys, clock, publicUrl } = parts
  const place = placeOf(c, publicUrl)
  if (!place) return c.redirect('/o/sign-in', 303)
  const sent = (await typedForm(c))(PASSKEY_FIELD)
  const browser = browserName(c.req.header('User-Agent'))
  const given = await attempt(signInWithPasskey(db, { place, keys, now: clock.now(), sent, browser }))
  if (typeof given !== 'string') return signInPage(c, parts, { refusal: given })
  writeCookie(c, { name: 'session', value: given, publicUrl }, { maxAge: SESSION_MS / 1000 })
  return c.redirect('/o', 303)
}
