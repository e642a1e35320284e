import { html } from 'hono/html'
import type { ImportPreview } from '../../../domain/people-import.ts'
import { attributes } from '../../../html/attributes.ts'
import type { Html } from '../../../html/html.ts'
import type { ImportVisit } from './import-visit.ts'

/** The people who have left by the list, one by one; those who are taken all the same come first. */
export function leftFields({ visit, found }: ImportVisit, { left, leftCount }: ImportPreview): Html | '' {
  const { say } = visit
  const { takeLines = [] } = found.choices
  if (left.length + takeLines.length === 0) return ''
  const more = leftCount > left.length && say('o.import.left.more', { shown: left.length, count: leftCount })
  return html`<details class="left" open><summary>${say('o.import.left')}</summary>
<p>${say('o.import.left.lead')}</p>
${takeLines.map((line) => box({ line, isTicked: true, label: say('o.import.left.taken', { line }) }))}${left.map(
  ({ line, address, says }) =>
    box({ line, isTicked: false, label: say('o.import.left.line', { line, address, says }) }),
)}${more ? html`<p class="quiet">${more}</p>` : ''}</details>`
}

function box({ line, label, isTicked }: { line: number; label: string; isTicked: boolean }): Html {
  const given = { id: `line-${line}`, name: 'line', type: 'checkbox', value: line, checked: isTicked }
  return html`<label class="option" for="line-${line}"><input${attributes(given)}> <span>${label}</span></label>\n`
}
