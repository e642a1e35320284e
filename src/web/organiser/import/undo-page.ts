import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { countUndo, stayingOfImport } from '../../../store/import-people.ts'
import { addressLink } from '../address-link.ts'
import { type ImportVisit, importHead, importPath, listName } from './import-visit.ts'

const NAMED = 20

/** `/o/cohorts/:slug/import/:id/undo`: what taking an import back would do, and the button that does it. */
export async function undoPage(at: ImportVisit): Promise<Response> {
  const { visit, cohort, found } = at
  const { say, parts } = visit
  if (found.state !== 'done' && found.state !== 'stopped') return visit.back(importPath(at))
  const { people, staying } = await countUndo(parts.db, found.id)
  const removable = people - staying
  const title = say('o.import.undo.title', { file: listName(visit, found) })
  const keep = html`<a href="${importPath(at)}">${say('o.import.undo.keep')}</a>`
  const content = submit({ label: say('o.import.undo.button', { removable }), tone: 'danger' }, keep)
  const form = visit.form({ action: `${importPath(at)}/undo`, right: 'run', content })
  const body = html`${importHead(at, title)}
<p class="lead">${say('o.import.undo.text', { removable, cohort: cohort.name })}</p>
${staying > 0 ? await stayingPart(at, staying) : ''}${removable > 0 ? form : html`<p class="actions">${keep}</p>`}`
  return visit.page({ title, room: 'cohorts', body })
}

async function stayingPart({ visit, found }: ImportVisit, staying: number): Promise<Html> {
  const { say, parts } = visit
  const named = await stayingOfImport(parts.db, found.id, NAMED)
  const more = staying > named.length ? say('o.import.undo.more', { shown: named.length }) : ''
  return html`<p>${say('o.import.undo.staying', { staying })}</p>
<ul>${named.map(
    (person) =>
      html`<li>${addressLink(person, visit)}${person.firstName === null ? '' : ` (${person.firstName})`}</li>\n`,
  )}</ul>${more === '' ? '' : html`<p class="quiet">${more}</p>`}`
}
