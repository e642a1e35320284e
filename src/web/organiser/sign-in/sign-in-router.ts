import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { makeSecret } from '../../../actions/organisers/secret-link.ts'
import { lookAtLink, type Presented, SESSION_MS, signIn } from '../../../actions/organisers/sign-in.ts'
import { attempt } from '../../../domain/refusal.ts'
import { form } from '../../../html/form.ts'
import { keepAsked } from '../../../store/asked-forms.ts'
import { clientIp, originOf } from '../../client-ip.ts'
import { askedLanguage } from '../../language.ts'
import { limitByIp, tooManyWait } from '../../rate-limit.ts'
import { ADDRESS_CODES, addressField } from '../../reader/read-fields.ts'
import { typedForm } from '../../typed.ts'
import { nameField } from '../name-field.ts'
import type { OrganiserParts } from '../organiser-parts.ts'
import { readCookie, writeCookie } from '../session-cookie.ts'
import { browserName } from './browser-name.ts'
import { enterPage, linkFaultPage, ownerMessages } from './enter-pages.ts'
import { sentPage, signInPage } from './sign-in-pages.ts'
import { takePasskey } from './take-passkey.ts'

/** An office behind one address signs in at nine. */
const ASK_LIMIT = { name: 'sign-in', points: 30, perSeconds: 900 }
const ENTER_LIMIT = { name: 'enter', points: 60, perSeconds: 900 }

/** In seconds. As long as a mailed link opens, and a little. */
const DEVICE_LIFE = { maxAge: 60 * 60 }

/** `/o/sign-in` and `/o/enter/<secret>`: the ways in, before anybody is signed in. */
export function signInRouter(parts: OrganiserParts): Hono {
  const { db, guard, trustedProxies = 0 } = parts
  const router = new Hono()
  const ask = limitByIp({ ...ASK_LIMIT, db, trustedProxies })
  const enter = limitByIp({ ...ENTER_LIMIT, db, trustedProxies })
  router.get('/sign-in', (c) => signInPage(c, parts))
  router.get('/sign-in/sent', (c) => sentPage(c))
  router.post('/sign-in', ask, guard.check, (c) => askForLink(c, parts))
  router.post('/sign-in/passkey', enter, guard.check, (c) => takePasskey(c, parts))
  router.get('/enter/:secret', enter, async (c) => {
    const looked = await lookAtLink(parts.db, presented(c, parts))
    return 'fault' in looked ? linkFaultPage(c, looked.fault) : enterPage(c, parts, looked)
  })
  router.post('/enter/:secret', enter, guard.check, (c) => takeLink(c, parts))
  return router
}

const ADDRESS = form(z.object({ address: addressField('') }), { fields: { address: ADDRESS_CODES } })

/** The link is mailed after the answer, so that the time it takes does not tell who is an organiser. */
async function askForLink(c: Context, parts: OrganiserParts): Promise<Response> {
  const typed = await typedForm(c)
  const read = ADDRESS.read(typed)
  if (!read.ok) return signInPage(c, parts, { typed: typed('address') })
  const device = readCookie(c, 'device', parts.publicUrl) ?? makeSecret()
  writeCookie(c, { name: 'device', value: device, publicUrl: parts.publicUrl }, DEVICE_LIFE)
  const asked = { kind: 'sign-in', address: read.value.address, device, language: askedLanguage(c) } as const
  const network = originOf(clientIp(c, parts.trustedProxies ?? 0))
  if (!(await keepAsked(parts.db, asked, { network, now: parts.clock.now() }))) return tooManyWait(c)
  return c.redirect('/o/sign-in/sent', 303)
}

function presented(c: Context, { clock, publicUrl }: OrganiserParts): Presented {
  const device = readCookie(c, 'device', publicUrl)
  return { secret: c.req.param('secret') ?? '', device, now: clock.now() }
}

const OWNER = form(
  z.object({
    name: nameField,
    address: addressField(''),
  }),
  { fields: { name: ['wrong'], address: ADDRESS_CODES } },
)

async function takeLink(c: Context, parts: OrganiserParts): Promise<Response> {
  const { db, publicUrl } = parts
  const typed = await typedForm(c)
  const link = presented(c, parts)
  const looked = await lookAtLink(db, link)
  if ('fault' in looked) return linkFaultPage(c, looked.fault)
  const owner = looked.kind === 'first' ? OWNER.read(typed) : undefined
  if (owner && !owner.ok)
    return enterPage(c, parts, looked, { typed, messages: ownerMessages(c, owner.faults) })
  const browser = browserName(c.req.header('User-Agent'))
  const secret = await attempt(signIn(db, { ...link, browser, owner: owner?.value }))
  if (typeof secret !== 'string')
    return linkFaultPage(c, secret.refused === 'link-opens-nothing' ? secret.why : 'unknown')
  const life = { maxAge: SESSION_MS / 1000 }
  writeCookie(c, { name: 'session', value: secret, publicUrl }, life)
  return c.redirect('/o', 303)
}
