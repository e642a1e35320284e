import { html } from 'hono/html'
import type { Html } from './html.ts'

export type Pager = {
  /** From 1. */
  page: number
  pages: number
  addressOf: (page: number) => string
  words: { label: string; previous: string; next: string; position: string }
}

/** The way to the pages before and after; nothing where there is one page only. */
export function pager({ page, pages, addressOf, words }: Pager): Html | '' {
  if (pages <= 1) return ''
  return html`<nav class="pages" aria-label="${words.label}">
${page > 1 ? html`<a href="${addressOf(page - 1)}" rel="prev">${words.previous}</a>` : ''}
<span>${words.position}</span>
${page < pages ? html`<a href="${addressOf(page + 1)}" rel="next">${words.next}</a>` : ''}
</nav>
`
}
