import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import {
  confirmRegistration,
  type GuestState,
  lookAtRegistration,
} from '../../../actions/events/confirm-registration.ts'
import type { Html } from '../../../html/html.ts'
import { confirmation } from '../../../html/post-form.ts'
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
import { inLanguage } from '../programme/marks.ts'
import { eventFacts } from './event-facts.ts'
import { viewFor } from './my-event.ts'
import { done, expired, type Telling, type Told } from './register-endings.ts'

/** A training room behind one address confirms at once. */
const LIMIT = { name: 'register', points: 120, perSeconds: 3_600 }

/** `/register/<token>`: GET shows where a registration stands and changes nothing; POST, from its button, confirms it. */
export function registerRouter(parts: PageParts & Proxies): Hono {
  const { db, clock, keys, guard, trustedProxies = 0 } = parts
  const router = new Hono()
  router.use(personalPageHeaders())
  router.get('/:token', async (c) => {
    const requestId = await personalToken(c, parts, { purpose: 'confirm', token: c.req.param('token') })
    const state = requestId === undefined ? undefined : await lookAtRegistration(db, requestId, clock.now())
    return answer(c, parts, state)
  })
  router.post('/:token', limitByIp({ ...LIMIT, db, trustedProxies }), guard.check, async (c) => {
    const requestId = await personalToken(c, parts, { purpose: 'confirm', token: c.req.param('token') ?? '' })
    if (requestId === undefined) return answer(c, parts, undefined)
    const ip = clientIp(c, trustedProxies)
    return answer(c, parts, await confirmRegistration(db, { requestId, ip, keys }, clock))
  })
  return router
}

function answer(c: Context, parts: PageParts, state: GuestState | undefined): Response | Promise<Response> {
  if (!state) return lostLink(c)
  const language = readerLanguage(c, state.reader.language)
  const { title, content } = tell(c, parts, { state, language })
  const { programme, found } = state
  const view = viewFor(state, { now: parts.clock.now(), language })
  const body = html`<h1>${title}</h1>
<p class="notice">${inLanguage(found.state.facts.title, { programme }, language)}</p>
${eventFacts(view)}
${content}`
  return c.html(page(c, { title, language, body, otherLanguages: otherLanguages(c, language) }))
}

function tell(c: Context, parts: PageParts, { state, language }: Telling): Told {
  const say = sayIn(language)
  switch (state.kind) {
    case 'waiting':
      return { title: say('register.ask'), content: ask(c, parts, { state, language }) }
    case 'done':
      return done(c, parts, { state, language })
    case 'expired':
      return expired(c, { state, language })
  }
}

function ask(c: Context, { guard }: PageParts, { state, language }: Telling): Html {
  const say = sayIn(language)
  const path = `/register/${c.req.param('token')}`
  return confirmation({
    text: html`<p>${state.found.isFull ? say('register.askedFull') : say('register.asked')}</p>`,
    action: keepLanguage(c, path),
    hidden: guard.field(path),
    button: { label: say('register.button') },
    aside: say('register.notYou'),
  })
}
