import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import {
  type ClosedReason,
  confirmSignUp,
  lookAtSignUp,
  type SignUpState,
} from '../../../actions/enrolments/confirm-sign-up.ts'
import { firstLessonAfter } from '../../../actions/enrolments/place-in-track.ts'
import { makeToken } from '../../../domain/tokens.ts'
import type { Html } from '../../../html/html.ts'
import { confirmation } from '../../../html/post-form.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { clientIp } from '../../client-ip.ts'
import { keepLanguage, otherLanguages, readerLanguage } from '../../language.ts'
import { momentWords } from '../../moment.ts'
import { page } from '../../page.ts'
import { personalPageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import { personalToken } from '../../personal-token.ts'
import type { Proxies } from '../../proxies.ts'
import { limitByIp } from '../../rate-limit.ts'
import { lostLink } from '../lost-link.ts'
import { nextOffer } from './offers.ts'

/** A training room behind one address confirms at once. */
const LIMIT = { name: 'confirm', points: 120, perSeconds: 3_600 }

/** `/confirm/<token>`: GET shows where a sign-up stands and changes nothing; POST, from its button, confirms it. */
export function confirmRouter(parts: PageParts & Proxies): Hono {
  const { db, clock, keys, guard, trustedProxies = 0 } = parts
  const router = new Hono()
  router.use(personalPageHeaders())
  router.get('/:token', async (c) => {
    const requestId = await personalToken(c, parts, { purpose: 'confirm', token: c.req.param('token') })
    const state = requestId === undefined ? undefined : await lookAtSignUp(db, requestId, clock.now())
    return answer(c, parts, state)
  })
  router.post('/:token', limitByIp({ ...LIMIT, db, trustedProxies }), guard.check, async (c) => {
    const requestId = await personalToken(c, parts, { purpose: 'confirm', token: c.req.param('token') ?? '' })
    if (requestId === undefined) return answer(c, parts, undefined)
    const ip = clientIp(c, trustedProxies)
    return answer(c, parts, await confirmSignUp(db, { requestId, ip, keys }, clock))
  })
  return router
}

async function answer(c: Context, parts: PageParts, state: SignUpState | undefined): Promise<Response> {
  if (!state) return lostLink(c)
  const language = readerLanguage(c, state.reader.language)
  const { title, content } = await tell(c, parts, { state, language })
  const body = html`<h1>${title}</h1>
${content}`
  return c.html(page(c, { title, language, body, otherLanguages: otherLanguages(c, language) }))
}

type Told = { title: string; content: Html | Promise<Html> }
type Telling = { state: SignUpState; language: Language }

async function tell(c: Context, parts: PageParts, { state, language }: Telling): Promise<Told> {
  const say = sayIn(language)
  switch (state.kind) {
    case 'waiting':
      return { title: say('confirm.ask'), content: ask(c, parts, { state, language }) }
    case 'confirmed':
      return { title: say('confirm.done'), content: confirmed(c, parts, { state, language }) }
    case 'expired':
      return {
        title: say('confirm.expired'),
        content: html`<p>${say('confirm.expiredWhy')}</p>
<p class="actions"><a class="button" href="${joinAddress(c, state.course.programme.programme)}">${say('confirm.again')}</a></p>`,
      }
    case 'refused':
      return {
        title: say('confirm.refused'),
        content: await refused(c, parts, { why: state.why, state, language }),
      }
  }
}

function ask(c: Context, { guard }: PageParts, { state, language }: Telling): Html {
  const say = sayIn(language)
  const path = `/confirm/${c.req.param('token')}`
  return confirmation({
    text: html`<p>${say('confirm.asked', { course: state.reader.cohortName })}</p>`,
    action: keepLanguage(c, path),
    hidden: guard.field(path),
    button: { label: say('confirm.button') },
    aside: say('confirm.notYou'),
  })
}

function confirmed(c: Context, { keys, clock }: PageParts, { state, language }: Telling): Html {
  const { reader, course } = state
  const say = sayIn(language)
  const now = clock.now()
  const lesson = firstLessonAfter(course, reader.track, now)
  const moment = lesson && momentWords(lesson.dueAt, { now, zone: reader.track.zone, language })
  const coming = lesson?.day === 1 ? 'confirm.first' : 'confirm.next'
  return html`<p>${moment ? say(coming, { moment }) : say('confirm.none')}</p>
<p class="actions"><a class="button" href="${keepLanguage(c, `/me/${makeToken(keys, 'me', reader.enrolmentId, reader.generation)}`)}">${say('confirm.page')}</a></p>
<p class="quiet">${say('confirm.pageWhy')}</p>`
}

type Refusing = Telling & { why: ClosedReason }

async function refused(
  c: Context,
  { db, clock }: PageParts,
  { state, language, why }: Refusing,
): Promise<Html> {
  const say = sayIn(language)
  const { programme } = state.course.programme
  const other = await nextOffer(db, { programme, but: state.course.cohort.slug, now: clock.now() })
  if (!other)
    return html`<p>${say(`confirm.why.${why}`)}</p>
<p>${say('confirm.noOther')}</p>`
  const { slug, name } = other.cohort
  return html`<p>${say(`confirm.why.${why}`)}</p>
<p class="actions"><a class="button" href="${joinAddress(c, programme, slug)}">${say('confirm.other', { name })}</a></p>`
}

function joinAddress(c: Context, programme: string, cohort?: string): string {
  return keepLanguage(c, `/p/${programme}/join${cohort ? `?cohort=${cohort}` : ''}`)
}
