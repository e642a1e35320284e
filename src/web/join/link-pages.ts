import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { askLink } from '../../actions/ask-link.ts'
import { parseAddress } from '../../domain/address.ts'
import type { Language } from '../../domain/moment-words.ts'
import { errorSummary } from '../error-summary.ts'
import { field } from '../field.ts'
import { keepLanguage, otherLanguage, readerLanguage } from '../language.ts'
import { page } from '../page.ts'
import { pageHeaders } from '../page-headers.ts'
import type { PageParts } from '../page-parts.ts'
import type { Proxies } from '../proxies.ts'
import { limitByIp } from '../rate-limit.ts'
import { typedForm } from '../typed.ts'
import { LINK } from './link-words.ts'

/** A training room behind one address asks at once. */
const LIMIT = { name: 'link', points: 60, perSeconds: 3_600 }

/** `/link`: the address of one's own page, by mail. The answer never tells whether an address is known. */
export function linkPages(parts: PageParts & Proxies): Hono {
  const { db, clock, guard, trustedProxies = 0 } = parts
  const pages = new Hono()
  pages.use(pageHeaders())
  pages.get('/', (c) => show(c, parts))
  pages.get('/sent', (c) => sent(c))
  pages.post('/', limitByIp({ ...LIMIT, trustedProxies }), guard.check, async (c) => {
    const typed = (await typedForm(c))('address')
    const parsed = parseAddress(typed)
    if (!parsed.ok) return show(c, parts, typed)
    await askLink(db, parsed.address, clock)
    return c.redirect(keepLanguage(c, '/link/sent'), 303)
  })
  return pages
}

/** The form; with what was typed when that is no address. */
function show(c: Context, { guard }: PageParts, typed?: string): Response | Promise<Response> {
  const language = readerLanguage(c)
  const words = LINK[language]
  const message = typed === undefined ? undefined : addressMessage(typed, language)
  const body = html`<h1>${words.title}</h1>
${errorSummary({ address: message }, language)}<p>${words.intro}</p>
<form method="post" action="${keepLanguage(c, '/link')}">
${guard.field('/link')}
${field({
  name: 'address',
  label: words.address,
  type: 'email',
  value: typed ?? '',
  autocomplete: 'email',
  required: true,
  ...(message ? { message } : {}),
})}<p class="actions"><button type="submit">${words.button}</button></p>
</form>`
  const content = { title: words.title, language, body, otherLanguage: otherLanguage(c, language) }
  return c.html(page(content), message ? 422 : 200)
}

function addressMessage(typed: string, language: Language): string {
  return typed.trim() === '' ? LINK[language].addressMissing : LINK[language].addressWrong
}

function sent(c: Context): Response | Promise<Response> {
  const language = readerLanguage(c)
  const words = LINK[language]
  const body = html`<h1>${words.sentTitle}</h1>
<p>${words.sent}</p>
<p>${words.notCome}</p>`
  return c.html(page({ title: words.sentTitle, language, body, otherLanguage: otherLanguage(c, language) }))
}
