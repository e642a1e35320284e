import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

export type Column<Row> = {
  name: string
  cell: (row: Row) => Html | string
  /** `head`: what the row is about, one in each table. `number`: on the right, in figures of one width. */
  kind?: 'head' | 'number'
}

export type Table<Row> = {
  caption: Html | string
  /** What holds for the whole table, such as a zone: on a phone the heads of columns are not seen. */
  note?: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Names the table for the style sheet. */
  kind?: string
}

/** A table that on a phone has its rows one under the other, each with its head first. */
export function table<Row>({ caption, note, columns, rows, kind }: Table<Row>): Html {
  return html`<table${attributes({ class: ['stacks', ...(kind ? [kind] : [])] })}>
<caption>${caption}${note ? html` <span class="quiet">${note}</span>` : ''}</caption>
<thead><tr>${columns.map(columnHead)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${columns.map((column) => cellOf(column, row))}</tr>\n`)}</tbody>
</table>
`
}

function columnHead<Row>({ name, kind }: Column<Row>): Html {
  return html`<th scope="col"${kind === 'number' ? html` class="number"` : ''}>${name}</th>`
}

/** A number has the name of its column along: on a phone it stands alone. */
function cellOf<Row>({ name, cell, kind }: Column<Row>, row: Row): Html {
  if (kind === 'head') return html`<th scope="row">${cell(row)}</th>`
  return kind === 'number'
    ? html`<td class="number" data-name="${name}">${cell(row)}</td>`
    : html`<td>${cell(row)}</td>`
}
