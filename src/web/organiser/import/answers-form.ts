import { html } from 'hono/html'
import type { ColumnUse } from '../../../domain/people-columns.ts'
import type { ImportPreview } from '../../../domain/people-import.ts'
import { attributes } from '../../../html/attributes.ts'
import { checkBox, choice } from '../../../html/choice.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { USES } from './answers.ts'
import { type ImportVisit, importPath } from './import-visit.ts'
import { leftFields } from './left-fields.ts'
import { standingFields } from './standing-fields.ts'

/** What its organiser can say about a list: its sheet, its columns, its words, and people who have left by it. */
export function answersForm(at: ImportVisit, preview: ImportPreview): Html | '' {
  const { visit, found } = at
  const { say } = visit
  const near = preview.mistakes.some(({ problem }) => problem.problem === 'near-domain')
  const keepDomains = found.choices.keepDomains ?? false
  const keep = checkBox({
    ...{ name: 'keepDomains', value: 'yes', label: say('o.import.keepDomains') },
    isTicked: keepDomains,
  })
  const content = html`${sheetField(at, preview)}${standingFields(at, preview)}${near || keepDomains ? keep : ''}${columnsTable(at, preview)}${leftFields(at, preview)}${submit({ label: say('o.import.answer'), tone: 'quiet' })}`
  const form = visit.form({ action: `${importPath(at)}/answers`, right: 'run', content })
  return form && html`<section class="answers"><h3>${say('o.import.answers')}</h3>\n${form}</section>`
}

function sheetField({ visit }: ImportVisit, { sheet, sheets = [] }: ImportPreview): Html | '' {
  if (sheets.length < 2) return ''
  const options = sheets.map((name) => ({ value: name, label: name }))
  return choice({ name: 'sheet', label: visit.say('o.import.sheet'), options, value: sheet })
}

const SHOWN_CELL = 40

function columnsTable({ visit }: ImportVisit, { header, uses, sample }: ImportPreview): Html {
  const { say } = visit
  const rows = header.map((name, index) => ({
    index,
    name: name.trim() || say('o.import.columns.unnamed', { number: index + 1 }),
    cells: sample.map((row) => (row[index] ?? '').trim().slice(0, SHOWN_CELL)).filter((cell) => cell !== ''),
    use: uses[index] ?? 'none',
  }))
  return html`<table class="stacks columns"><caption>${say('o.import.columns')}</caption>
<thead><tr><th scope="col">${say('o.import.columns.name')}</th><th scope="col">${say('o.import.columns.use')}</th><th scope="col">${say('o.import.columns.sample')}</th></tr></thead>
<tbody>${rows.map(
    ({ index, name, use, cells }) =>
      html`<tr><th scope="row" id="column-${index}">${name}</th><td>${useField({ index, use }, say)}</td><td class="quiet">${cells.join(' · ')}</td></tr>\n`,
  )}</tbody></table>`
}

function useField({ index, use }: { index: number; use: ColumnUse }, say: ImportVisit['visit']['say']): Html {
  const named = attributes({ name: `use-${index}`, 'aria-labelledby': `column-${index}` })
  return html`<select${named}>${USES.map(
    (one) =>
      html`<option value="${one}"${attributes({ selected: one === use })}>${say(`o.import.use.${one}`)}</option>`,
  )}</select>`
}
