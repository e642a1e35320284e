import { html } from 'hono/html'
import { fileField } from '../../../html/file-field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { status, type Tone } from '../../../html/status.ts'
import { table } from '../../../html/table.ts'
import { listImports, type PeopleImport } from '../../../store/imports.ts'
import { exportLinks } from '../export/export-links.ts'
import { type CohortVisit, importHead, importPath, importsPath, listName, when } from './import-visit.ts'

const SHOWN = 20

/** `/o/cohorts/:slug/import`: where a list is chosen, and what was imported so far. */
export async function uploadPage(at: CohortVisit, message?: string): Promise<Response> {
  const { visit, cohort } = at
  const { say } = visit
  const title = say('o.import.into', { cohort: cohort.name })
  const body = html`${importHead(at, title)}
${uploadForm(at, message)}<section>${await history(at)}${exportLinks(visit, 'people', { cohort: cohort.slug })}</section>`
  return visit.page({ title, room: 'cohorts', body, status: message === undefined ? 200 : 422 })
}

function uploadForm({ visit, cohort }: CohortVisit, message: string | undefined): Html | '' {
  const { say } = visit
  const chosen = fileField({
    ...{ name: 'file', label: say('o.import.file'), hint: say('o.import.fileHint'), message },
    accept: ['.csv', '.txt', '.tsv', '.xlsx'],
  })
  const action = importsPath(cohort)
  // The list is looked at as soon as it is chosen; the button is for browsers in which no script runs.
  const content = html`<div hx-post="${action}" hx-trigger="change" hx-target="body">${chosen}</div>${submit({ label: say('o.import.look') })}`
  const form = visit.form({ action, right: 'run', multipart: true, content })
  return form && html`<p>${say('o.import.lead')}</p>\n${form}`
}

async function history(at: CohortVisit): Promise<Html> {
  const { visit, cohort } = at
  const { say, parts, c } = visit
  const before = Number(c.req.query('before')) || undefined
  const rows = await listImports(parts.db, cohort.id, { before, most: SHOWN })
  const last = rows.at(-1)
  if (last === undefined) return html`<p class="quiet">${say('o.import.none')}</p>`
  const link = (row: HistoryRow) =>
    html`<a href="${importPath({ cohort, found: { ...row, preview: null } })}">${listName(visit, row)}</a>`
  const older = html`<p><a href="?before=${last.id}">${say('o.import.older')}</a></p>`
  return html`${table<HistoryRow>({
    caption: say('o.import.history'),
    kind: 'lists-before',
    rows,
    columns: [
      { name: say('o.import.column.file'), kind: 'head', cell: link },
      { name: say('o.import.column.state'), cell: ({ state }) => stateWords(at, state) },
      { name: say('o.import.column.enrolled'), kind: 'number', cell: enrolledIn },
      { name: say('o.import.column.at'), cell: (row) => when(at, row.at) },
      { name: say('o.import.column.by'), cell: ({ author }) => author },
      { name: say('o.import.column.basis'), cell: ({ basis }) => basis ?? '' },
    ],
  })}${rows.length === SHOWN ? older : ''}`
}

type HistoryRow = Omit<PeopleImport, 'preview'>

function enrolledIn({ enrolled, removed }: HistoryRow): string {
  return String(enrolled - removed)
}

const TONES: Readonly<Record<PeopleImport['state'], Tone>> = {
  ...{ reading: 'plain', ready: 'partial', running: 'plain', done: 'good' },
  ...{ stopped: 'wrong', undoing: 'plain', undone: 'plain' },
}

function stateWords({ visit }: CohortVisit, state: PeopleImport['state']): Html {
  return status(visit.say(`o.import.state.${state}`), TONES[state])
}
