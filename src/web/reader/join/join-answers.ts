import type { Context } from 'hono'
import { html } from 'hono/html'
import { sayIn } from '../../../language/say.ts'
import { calmPage } from '../../calm-page.ts'
import { otherLanguages, placeLanguage, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import type { Offer } from './offers.ts'

/** The answer where there is nothing to sign up for: everything is full, or nothing is open. */
export async function noOffer(c: Context, offers: readonly Offer[]): Promise<Response> {
  const [offer] = offers
  const language = offer ? readerLanguage(c, offer.programme.language) : await placeLanguage(c)
  const say = sayIn(language)
  const content = html`<p>${offers.length > 0 ? say('join.allFull') : say('join.none')}</p>`
  return calmPage(c, { status: 200, language, title: say('join.noneTitle'), content })
}

/** The answer for a programme that there never was. */
export async function unknownProgramme(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  return calmPage(c, {
    status: 404,
    language,
    title: say('join.unknownTitle'),
    content: html`<p>${say('join.unknown')}</p>`,
  })
}

/** The one answer to a sign-up that was taken, whoever it is for. */
export async function sent(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const body = html`<h1>${say('join.sentTitle')}</h1>
<p>${say('join.sent')}</p>
<p>${say('join.notCome')}</p>`
  return c.html(
    page(c, { title: say('join.sentTitle'), language, body, otherLanguages: otherLanguages(c, language) }),
  )
}
