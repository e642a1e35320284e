import { html } from 'hono/html'
import type { ListName } from '../../../domain/list-name.ts'
import type { Html } from '../../../html/html.ts'
import type { Visit } from '../visit.ts'

/** The links that take a list out as a file; nothing for who may not. `filter` is what `/o/export` reads. */
export function exportLinks(
  visit: Visit,
  list: ListName,
  filter: Readonly<Record<string, string>> = {},
): Html | '' {
  if (!visit.may('export')) return ''
  const query = new URLSearchParams(filter).toString()
  const address = (format: string) => `/o/export/${list}.${format}${query && `?${query}`}`
  return html`<p class="export">${visit.say('export.take')} <a href="${address('xlsx')}" download>Excel (XLSX)</a> · <a href="${address('csv')}" download>CSV</a></p>`
}
