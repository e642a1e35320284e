import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { errorSummary } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import { type Faults, form, messagesOf } from '../../../html/form.ts'
import { postForm, submit } from '../../../html/post-form.ts'
import { sayIn } from '../../../language/say.ts'
import { keepAsked } from '../../../store/asked-forms.ts'
import { clientIp, originOf } from '../../client-ip.ts'
import { keepLanguage, otherLanguages, placeLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { pageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import type { Proxies } from '../../proxies.ts'
import { limitByIp, tooManyWait } from '../../rate-limit.ts'
import { typedForm } from '../../typed.ts'
import { addressMessage, insistedField } from '../address-message.ts'
import { ADDRESS_CODES, addressField } from '../read-fields.ts'

/** A training room behind one address asks at once. */
const LIMIT = { name: 'link', points: 60, perSeconds: 3_600 }

/** `/link`: the address of one's own page, by mail. The answer never tells whether an address is known. */
export function linkRouter(parts: PageParts & Proxies): Hono {
  const { db, clock, guard, trustedProxies = 0 } = parts
  const router = new Hono()
  router.use(pageHeaders())
  router.get('/', (c) => show(c, parts))
  router.get('/sent', (c) => sent(c))
  router.post('/', limitByIp({ ...LIMIT, db, trustedProxies }), guard.check, async (c) => {
    const text = await typedForm(c)
    const read = linkFields(text('insisted')).read(text)
    if (!read.ok) return show(c, parts, { typed: text('address'), faults: read.faults })
    const network = originOf(clientIp(c, trustedProxies))
    const asked = { kind: 'link', address: read.value.address } as const
    if (!(await keepAsked(db, asked, { network, now: clock.now() }))) return tooManyWait(c)
    return c.redirect(keepLanguage(c, '/link/sent'), 303)
  })
  return router
}

function linkFields(insisted: string) {
  return form(z.object({ address: addressField(insisted) }), { fields: { address: ADDRESS_CODES } })
}

type Wrong = { typed: string; faults: Faults<{ address: typeof ADDRESS_CODES }> }

/** The form; with what was typed when that cannot be used as it is. */
async function show(c: Context, { guard }: PageParts, wrong?: Wrong): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const own = { missing: say('link.addressMissing'), wrong: say('link.addressWrong') }
  const { address: message } = messagesOf(wrong?.faults ?? {}, {
    address: (fault) => addressMessage(fault, language, own),
  })
  const body = html`<h1>${say('link.title')}</h1>
${errorSummary({ address: message }, language)}<p>${say('link.intro')}</p>
${postForm({
  action: keepLanguage(c, '/link'),
  hidden: guard.field('/link'),
  content: html`${field({
    name: 'address',
    label: say('link.address'),
    type: 'email',
    value: wrong?.typed ?? '',
    autocomplete: 'email',
    required: true,
    ...(message ? { message } : {}),
  })}${insistedField(wrong?.typed)}${submit({ label: say('link.button') })}`,
})}`
  const content = { title: say('link.title'), language, body, otherLanguages: otherLanguages(c, language) }
  return c.html(page(c, content), message ? 422 : 200)
}

async function sent(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const body = html`<h1>${say('link.sentTitle')}</h1>
<p>${say('link.sent')}</p>
<p>${say('link.notCome')}</p>`
  return c.html(
    page(c, { title: say('link.sentTitle'), language, body, otherLanguages: otherLanguages(c, language) }),
  )
}
