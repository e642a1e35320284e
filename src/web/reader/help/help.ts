import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { otherLanguages, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { pageHeaders } from '../../page-headers.ts'

const SECTIONS = ['why', 'leave', 'question'] as const

/** Where every letter's List-Help points (RFC 2369); in `fallback` for who asks for no language. */
export function helpRouter(fallback: Language): Hono {
  const router = new Hono()
  router.use(pageHeaders())
  router.get('/', (c) => {
    const language = readerLanguage(c, fallback)
    const say = sayIn(language)
    const body = html`<h1>${say('help.title')}</h1>
${SECTIONS.map((section) => html`<h2>${say(`help.${section}.title`)}</h2>\n<p>${say(`help.${section}.text`)}</p>\n`)}`
    return c.html(
      page(c, { title: say('help.title'), language, body, otherLanguages: otherLanguages(c, language) }),
    )
  })
  return router
}
