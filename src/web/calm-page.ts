import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Html } from '../html/html.ts'
import type { Language } from '../language/catalogues.ts'
import { otherLanguages } from './language.ts'
import { page } from './page.ts'

export type CalmPage = { status: ContentfulStatusCode; language: Language; title: string; content: Html }

/** An answer that says, without alarm, why the page that was asked for is not there and what to do next. */
export function calmPage(
  c: Context,
  { status, language, title, content }: CalmPage,
): Response | Promise<Response> {
  // The answer to a form has no other language to go to: its address answers to nothing but the form.
  const other = c.req.method === 'GET' ? { otherLanguages: otherLanguages(c, language) } : {}
  return c.html(page(c, { title, language, body: html`<h1>${title}</h1>${content}`, ...other }), status)
}
