import { Hono } from 'hono'
import { html } from 'hono/html'
import { sayIn } from '../../language/say.ts'
import { calmPage } from '../calm-page.ts'
import { placeLanguage } from '../language.ts'
import { pageHeaders } from '../page-headers.ts'

/**
 * Where the personal links of test letters lead: to a page that says so, whatever follows in the address. A mail program
 * that unsubscribes from a test is answered, and nobody is unsubscribed.
 */
export function sampleLinkRouter(): Hono {
  return new Hono()
    .use(pageHeaders())
    .post('*', (c) => c.body(null, 204))
    .get('*', async (c) => {
      const language = await placeLanguage(c)
      const say = sayIn(language)
      const content = html`<p>${say('sample.text')}</p>`
      return calmPage(c, { status: 200, language, title: say('sample.title'), content })
    })
}
