import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { FALLBACK_LANGUAGE } from '../language/language.ts'
import { sayIn } from '../language/say.ts'
import { calmPage } from './calm-page.ts'
import { askedLanguage, placeLanguage } from './language.ts'

const RETRY_AFTER_SECONDS = 60

/** Answers what throws with a calm page, and what nothing answered; `onError` hears of each failure once. */
export function answerAllElse(site: Hono, onError: (error: Error) => void): void {
  site.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    onError(error)
    return failed(c)
  })
  site.all('*', unknownAddress)
}

/** The database may be what failed: nothing here asks it, not even for the language of the place. */
function failed(c: Context): Response | Promise<Response> {
  const language = askedLanguage(c) ?? FALLBACK_LANGUAGE
  const say = sayIn(language)
  c.header('Retry-After', String(RETRY_AFTER_SECONDS))
  c.header('Cache-Control', 'no-store')
  const content = html`<p>${say('failed.text')}</p>
<p>${say('failed.later')}</p>`
  return calmPage(c, { status: 503, language, title: say('failed.title'), content })
}

/** The answer to an address at which there is nothing. */
export async function unknownAddress(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const content = html`<p>${say('shell.lost.text')}</p>`
  return calmPage(c, { status: 404, language, title: say('shell.lost.title'), content })
}
