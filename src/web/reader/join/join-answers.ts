import type { Context } from 'hono'
import { html } from 'hono/html'
import { sayIn } from '../../../language/say.ts'
import { calmPage } from '../../calm-page.ts'
import { otherLanguage, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import type { Offer } from './offers.ts'

/** The answer where there is nothing to sign up for: everything is full, or nothing is open. */
export function noOffer(c: Context, offers: readonly Offer[]): Response | Promise<Response> {
  const language = readerLanguage(c, offers[0]?.programme.language)
  const say = sayIn(language)
  const content = html`<p>${offers.length > 0 ? say('join.allFull') : say('join.none')}</p>`
  return calmPage(c, { status: 200, language, title: say('join.noneTitle'), content })
}

/** The answer for a programme that there never was. */
export function unknownProgramme(c: Context): Response | Promise<Response> {
  const language = readerLanguage(c)
  const say = sayIn(language)
  return calmPage(c, {
    status: 404,
    language,
    title: say('join.unknownTitle'),
    content: html`<p>${say('join.unknown')}</p>`,
  })
}

/** The one answer to a sign-up that was taken, whoever it is for. */
export function sent(c: Context): Response | Promise<Response> {
  const language = readerLanguage(c)
  const say = sayIn(language)
  const body = html`<h1>${say('join.sentTitle')}</h1>
<p>${say('join.sent')}</p>
<p>${say('join.notCome')}</p>`
  return c.html(
    page({ title: say('join.sentTitle'), language, body, otherLanguage: otherLanguage(c, language) }),
  )
}
