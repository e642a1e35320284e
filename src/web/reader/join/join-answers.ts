import type { Context } from 'hono'
import { html } from 'hono/html'
import { calmPage } from '../../calm-page.ts'
import { otherLanguage, placeLanguage, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { JOIN } from './join-words.ts'
import type { Offer } from './offers.ts'

/** The answer where there is nothing to sign up for: everything is full, or nothing is open. */
export async function noOffer(c: Context, offers: readonly Offer[]): Promise<Response> {
  const [offer] = offers
  const language = offer ? readerLanguage(c, offer.programme.language) : await placeLanguage(c)
  const words = JOIN[language]
  const content = html`<p>${offers.length > 0 ? words.allFull : words.none}</p>`
  return calmPage(c, { status: 200, language, title: words.noneTitle, content })
}

/** The answer for a programme that there never was. */
export async function unknownProgramme(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const words = JOIN[language]
  return calmPage(c, {
    status: 404,
    language,
    title: words.unknownTitle,
    content: html`<p>${words.unknown}</p>`,
  })
}

/** The one answer to a sign-up that was taken, whoever it is for. */
export async function sent(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const words = JOIN[language]
  const body = html`<h1>${words.sentTitle}</h1>
<p>${words.sent}</p>
<p>${words.notCome}</p>`
  return c.html(page({ title: words.sentTitle, language, body, otherLanguage: otherLanguage(c, language) }))
}
