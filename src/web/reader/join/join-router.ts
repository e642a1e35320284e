import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { keepSignUp } from '../../../actions/enrolments/sign-up.ts'
import { consentWording } from '../../../domain/consent-wording.ts'
import { programmeSchema } from '../../../domain/programme.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { sayIn } from '../../../language/say.ts'
import type { Database } from '../../../store/database.ts'
import { newestEdition } from '../../../store/open-cohorts.ts'
import { assetAddress, ZONE_SCRIPT } from '../../assets.ts'
import { clientIp, originOf } from '../../client-ip.ts'
import { keepLanguage, otherLanguages, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { pageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import type { Proxies } from '../../proxies.ts'
import { limitByIp, tooManyWait } from '../../rate-limit.ts'
import { typedForm } from '../../typed.ts'
import { aboutCourse } from '../programme/about-course.ts'
import { noOffer, sent, unknownProgramme } from './join-answers.ts'
import { typedJoin, wrongInJoin } from './join-fields.ts'
import { joinForm, type TypedJoin } from './join-form.ts'
import { type Offer, offersOf } from './offers.ts'

/** A training room behind one address signs up at once. */
const LIMIT = { name: 'join', points: 60, perSeconds: 3_600 }

/**
 * `/p/<programme>/join`, to mount at `/p`: the sign-up form, and what was sent with it. The answer is the same for an
 * address that is new, known, suppressed or asked for too often.
 */
export function joinRouter(parts: PageParts & Proxies): Hono {
  const { db, clock, guard, trustedProxies = 0 } = parts
  const router = new Hono()
  router.use('/:programme/join/*', pageHeaders(), async (c, next) => {
    const known = await isKnown(db, c.req.param('programme') ?? '')
    return known ? next() : unknownProgramme(c)
  })
  router.get('/:programme/join', async (c) => {
    const offers = await offersOf(db, c.req.param('programme'), clock.now())
    const asked = c.req.query('cohort')
    const offer = choose(offers, asked)
    if (!offer) return noOffer(c, offers)
    const { zone, at } = offer.cohort
    const typed = { address: '', firstName: '', zone, at, agreed: false }
    const isElsewhere = asked !== undefined && offer.cohort.slug !== asked
    return showForm(c, parts, { offers, offer, typed, messages: {}, isElsewhere })
  })
  router.get('/:programme/join/sent', (c) => sent(c))
  router.post('/:programme/join', limitByIp({ ...LIMIT, db, trustedProxies }), guard.check, (c) =>
    take(c, parts),
  )
  return router
}

async function isKnown(db: Database, name: string): Promise<boolean> {
  return (
    programmeSchema.shape.programme.safeParse(name).success && (await newestEdition(db, name)) !== undefined
  )
}

/** The cohort that was asked for when it has a place, else the first that has one. */
function choose(offers: readonly Offer[], slug: string | undefined): Offer | undefined {
  const free = offers.filter(({ isFull }) => !isFull)
  return free.find(({ cohort }) => cohort.slug === slug) ?? free[0]
}

async function take(c: Context, parts: PageParts & Proxies): Promise<Response> {
  const { db, clock, trustedProxies = 0 } = parts
  const programme = c.req.param('programme') ?? ''
  const offers = await offersOf(db, programme, clock.now())
  const text = await typedForm(c)
  const offer = choose(offers, text('cohort'))
  if (!offer) return noOffer(c, offers)
  const language = readerLanguage(c, offer.programme.language)
  const wording = consentWording(offer.programme, language)
  const typed = typedJoin(text, wording)
  const wrong = wrongInJoin({ typed: text, offer, wording, language })
  if (Object.keys(wrong).length > 0) return showForm(c, parts, { offers, offer, typed, messages: wrong })
  // What fills in a field that nobody sees gets the answer that everybody gets.
  const isPerson = text('website') === ''
  const ip = clientIp(c, trustedProxies)
  const wanted = { ...offer, typed, language, wording, ip, network: originOf(ip) }
  const answer = isPerson ? await keepSignUp(db, wanted, clock) : undefined
  if (answer?.kind === 'over') {
    const messages = { cohort: sayIn(language)('join.wrong.over') }
    return showForm(c, parts, { offers, offer, typed, messages })
  }
  if (answer?.kind === 'too-many') return tooManyWait(c)
  return c.redirect(keepLanguage(c, `/p/${programme}/join/sent`), 303)
}

type Shown = {
  offers: readonly Offer[]
  offer: Offer
  typed: TypedJoin
  messages: FieldMessages
  /** Whether another cohort was asked for, which is not open. */
  isElsewhere?: boolean
}

function showForm(c: Context, { guard, clock }: PageParts, shown: Shown): Response | Promise<Response> {
  const { offer, messages, isElsewhere = false } = shown
  const language = readerLanguage(c, offer.programme.language)
  const say = sayIn(language)
  const path = `/p/${offer.programme.programme}/join`
  const title = say('join.title', { course: offer.programme.title })
  const isFirst = Object.keys(messages).length === 0
  const form = { ...shown, language, now: clock.now(), action: keepLanguage(c, path) }
  const body = html`<h1>${title}</h1>
<p>${say('join.intro')}</p>
${aboutCourse(offer, language)}${isElsewhere ? html`<p class="note">${say('join.notOpen')}</p>` : ''}
${joinForm({ ...form, guardField: guard.field(path) })}
${isFirst ? html`<script src="${assetAddress(ZONE_SCRIPT)}" defer></script>` : ''}`
  const content = { title, language, body, otherLanguages: otherLanguages(c, language) }
  return c.html(page(c, content), isFirst ? 200 : 422)
}
