import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { confirmAddressChange } from '../../../actions/readers/confirm-address-change.ts'
import { type AddressChange, lookAtAddressChange } from '../../../actions/readers/look-at-address-change.ts'
import { maskedAddress } from '../../../domain/masked-address.ts'
import { makeToken } from '../../../domain/tokens.ts'
import type { Html } from '../../../html/html.ts'
import { confirmation } from '../../../html/post-form.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { clientIp } from '../../client-ip.ts'
import { keepLanguage, otherLanguages, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { personalPageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import { personalToken } from '../../personal-token.ts'
import type { Proxies } from '../../proxies.ts'
import { limitByIp } from '../../rate-limit.ts'
import { lostLink } from '../lost-link.ts'
import { newAddressWording } from './address-words.ts'

/** A training room behind one address confirms at once. */
const LIMIT = { name: 'address', points: 120, perSeconds: 3_600 }

/**
 * `/address/<token>`: one end of a change of address. GET shows where it stands and changes nothing; POST, from its
 * button, confirms it.
 */
export function addressRouter(parts: PageParts & Proxies): Hono {
  const { db, clock, keys, guard, trustedProxies = 0 } = parts
  const router = new Hono()
  router.use(personalPageHeaders())
  router.get('/:token', async (c) => {
    const requestId = await personalToken(c, parts, { purpose: 'confirm', token: c.req.param('token') })
    const change = requestId === undefined ? undefined : await lookAtAddressChange(db, requestId, clock.now())
    return answer(c, parts, change)
  })
  router.post('/:token', limitByIp({ ...LIMIT, db, trustedProxies }), guard.check, async (c) => {
    const requestId = await personalToken(c, parts, { purpose: 'confirm', token: c.req.param('token') ?? '' })
    if (requestId === undefined) return answer(c, parts, undefined)
    const change = await lookAtAddressChange(db, requestId, clock.now())
    if (!change) return lostLink(c)
    const wording = newAddressWording(readerLanguage(c, change.reader.language))
    const ip = clientIp(c, trustedProxies)
    return answer(c, parts, await confirmAddressChange(db, { requestId, wording, ip, keys }, clock))
  })
  return router
}

async function answer(c: Context, parts: PageParts, change: AddressChange | undefined): Promise<Response> {
  if (!change) return lostLink(c)
  const language = readerLanguage(c, change.reader.language)
  const { title, content } = tell(c, parts, { change, language })
  const body = html`<h1>${title}</h1>
${content}`
  return c.html(page(c, { title, language, body, otherLanguages: otherLanguages(c, language) }))
}

type Telling = { change: AddressChange; language: Language }

function tell(c: Context, parts: PageParts, telling: Telling): { title: string; content: Html } {
  const { change, language } = telling
  const say = sayIn(language)
  switch (change.kind) {
    case 'waiting':
      return { title: say(`me.address.${change.end}.waiting`), content: ask(c, parts, telling) }
    case 'done':
      return { title: say(`me.address.${change.end}.done`), content: done(c, parts, telling) }
    case 'expired':
      return { title: say('me.address.expired'), content: html`<p>${say('me.address.expiredText')}</p>` }
    case 'gone':
      return { title: say('me.address.gone'), content: html`<p>${say('me.address.goneText')}</p>` }
  }
}

function ask(c: Context, { guard }: PageParts, { change, language }: Telling): Html {
  const say = sayIn(language)
  const path = `/address/${c.req.param('token')}`
  const text =
    change.end === 'old'
      ? say('me.address.old.text', { course: change.reader.cohortName, to: maskedAddress(change.to ?? '') })
      : say('me.address.new.text')
  return confirmation({
    text: html`<p>${text}</p>`,
    action: keepLanguage(c, path),
    hidden: guard.field(path),
    button: { label: say(`me.address.${change.end}.button`) },
    aside: say('me.address.notYou'),
  })
}

/**
 * Only the new end leads to the reader’s page, and once: a mailbox that was left for another later keeps its letters.
 */
function done(c: Context, { keys }: PageParts, { change, language }: Telling): Html {
  const say = sayIn(language)
  const me = keepLanguage(
    c,
    `/me/${makeToken(keys, 'me', change.reader.enrolmentId, change.reader.generation)}`,
  )
  const link = html`<p class="actions"><a class="button" href="${me}">${say('me.address.page')}</a></p>`
  return html`<p>${say(`me.address.${change.end}.doneText`)}</p>
${change.end === 'new' && change.isFresh ? link : ''}`
}
