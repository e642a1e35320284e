import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Html } from '../../html/html.ts'
import type { Say } from '../../language/say.ts'

/** Where a page of a long list ends, by what the list is sorted by: the next page begins below it. */
export type PageKey = { at: Date; id: number }

/** The key in the address of a page; undefined for the first page, and for a key that is none of ours. */
export function readKey(c: Context): PageKey | undefined {
  const [, at = '', id = ''] = /^([^~]+)~(\d{1,15})$/.exec(c.req.query('below') ?? '') ?? []
  const instant = new Date(at)
  return Number.isNaN(instant.getTime()) ? undefined : { at: instant, id: Number(id) }
}

/** A page of rows, asked for with one row more than it shows, and the key of the next page where there is one. */
export function pageOf<Row>(
  rows: readonly Row[],
  { most, keyOf }: { most: number; keyOf: (row: Row) => PageKey },
): { rows: readonly Row[]; next: PageKey | undefined } {
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > most && last ? keyOf(last) : undefined }
}

/** The ways to the next page and back to the first; nothing where there is one page only. */
export function keyPages(c: Context, { next, say }: { next: PageKey | undefined; say: Say }): Html | '' {
  const isFirst = c.req.query('below') === undefined
  if (isFirst && !next) return ''
  const to = next && `${next.at.toISOString()}~${next.id}`
  return html`<nav class="pages" aria-label="${say('pages.label')}">
${isFirst ? '' : html`<a href="${addressWith(c, undefined)}" rel="first">${say('pages.first')}</a>`}
${to ? html`<a href="${addressWith(c, to)}" rel="next">${say('pages.next')}</a>` : ''}
</nav>
`
}

function addressWith(c: Context, below: string | undefined): string {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.delete('below')
  if (below) searchParams.set('below', below)
  const query = searchParams.toString()
  return query === '' ? pathname : `${pathname}?${query}`
}
