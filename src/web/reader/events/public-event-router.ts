import { type Context, Hono } from 'hono'
import { keepRegistration } from '../../../actions/events/ask-to-register.ts'
import { findPublicEvent, type PublicEvent } from '../../../actions/events/public-event.ts'
import { placeholderName, slug } from '../../../domain/names.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import type { Language } from '../../../language/catalogues.ts'
import { clientIp, originOf } from '../../client-ip.ts'
import { keepLanguage, readerLanguage } from '../../language.ts'
import { pageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import type { Proxies } from '../../proxies.ts'
import { limitByIp, tooManyWait } from '../../rate-limit.ts'
import { typedForm } from '../../typed.ts'
import {
  publicEventForm,
  type TypedRegistration,
  typedRegistration,
  wordingOf,
  wrongInRegistration,
} from './public-event-form.ts'
import { noPublicEvent, publicEventPage, sentPage } from './public-event-page.ts'

/** A training room behind one address registers at once. */
const LIMIT = { name: 'event', points: 60, perSeconds: 3_600 }

/**
 * `/e/<cohort>/<event>`, to mount at `/e`: an event that people may register for who do not follow the course. The
 * answer is the same for an address that is new, known, suppressed or asked for too often.
 */
export function publicEventRouter(parts: PageParts & Proxies): Hono {
  const router = new Hono()
  router.use(pageHeaders())
  router.get('/:cohort/:event', (c) =>
    withEvent(c, parts, (found, language) => {
      const typed = { address: '', firstName: '', zone: found.cohort.zone, agreed: false }
      return show(c, parts, { found, language, typed, messages: {} })
    }),
  )
  router.get('/:cohort/:event/sent', (c) =>
    withEvent(c, parts, (found, language) => c.html(sentPage({ c, found, language }))),
  )
  const limit = limitByIp({ ...LIMIT, db: parts.db, trustedProxies: parts.trustedProxies ?? 0 })
  router.post('/:cohort/:event', limit, parts.guard.check, (c) => take(c, parts))
  return router
}

async function withEvent(
  c: Context,
  { db, clock }: PageParts,
  answer: (found: PublicEvent, language: Language) => Response | Promise<Response>,
): Promise<Response> {
  const [cohort, event] = [
    slug.safeParse(c.req.param('cohort')),
    placeholderName.safeParse(c.req.param('event')),
  ]
  const wanted = cohort.success && event.success && { cohort: cohort.data, event: event.data }
  const found = wanted ? await findPublicEvent(db, wanted, clock.now()) : undefined
  return found ? answer(found, readerLanguage(c, found.programme.language)) : noPublicEvent(c)
}

function take(c: Context, parts: PageParts & Proxies): Promise<Response> {
  const { db, clock, trustedProxies = 0 } = parts
  return withEvent(c, parts, async (found, language) => {
    const text = await typedForm(c)
    const wording = wordingOf(found, language)
    const typed = typedRegistration(text, wording)
    const messages = wrongInRegistration(text, wording, language)
    const form = { found, language, typed, messages }
    if (found.phase !== 'coming' || Object.keys(messages).length > 0) return show(c, parts, form)
    // What fills in a field that nobody sees gets the answer that everybody gets.
    if (text('website') === '') {
      const ip = clientIp(c, trustedProxies)
      const wanted = { ...found, typed, language, wording, ip, network: originOf(ip) }
      if (!(await keepRegistration(db, wanted, clock))) return tooManyWait(c)
    }
    return c.redirect(keepLanguage(c, `${pathOf(found)}/sent`), 303)
  })
}

type Shown = { found: PublicEvent; language: Language; typed: TypedRegistration; messages: FieldMessages }

function show(c: Context, { guard, clock }: PageParts, shown: Shown): Response | Promise<Response> {
  const { found } = shown
  const path = pathOf(found)
  const isOpen = found.phase === 'coming'
  const form = isOpen
    ? publicEventForm({ ...shown, action: keepLanguage(c, path), guardField: guard.field(path) })
    : undefined
  const isWrong = Object.keys(shown.messages).length > 0
  const body = publicEventPage({ c, ...shown, now: clock.now(), guesses: isOpen && !isWrong }, form)
  return c.html(body, isOpen && isWrong ? 422 : 200)
}

function pathOf({ cohort, event }: PublicEvent): string {
  return `/e/${cohort.slug}/${event}`
}
