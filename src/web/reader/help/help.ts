import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Language } from '../../../domain/moment-words.ts'
import { otherLanguage, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { pageHeaders } from '../../page-headers.ts'
import { HELP } from './help-words.ts'

/** Where every letter's List-Help points (RFC 2369); in `fallback` for who asks for no language. */
export function helpPages(fallback: Language): Hono {
  const pages = new Hono()
  pages.use(pageHeaders())
  pages.get('/', (c) => {
    const language = readerLanguage(c, fallback)
    const { title, sections } = HELP[language]
    const body = html`<h1>${title}</h1>
${sections.map(({ title, text }) => html`<h2>${title}</h2>\n<p>${text}</p>\n`)}`
    return c.html(page({ title, language, body, otherLanguage: otherLanguage(c, language) }))
  })
  return pages
}
