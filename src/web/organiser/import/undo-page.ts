import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { planUndo, stayingOfImport, type UndoPlan } from '../../../store/import-people.ts'
import { addressLink } from '../address-link.ts'
import type { Visit } from '../visit.ts'
import { type ImportVisit, importHead, importPath, listName } from './import-visit.ts'

const NAMED = 20

/** `/o/cohorts/:slug/import/:id/undo`: what taking an import back would do, and the button that does it. */
export async function undoPage(at: ImportVisit): Promise<Response> {
  const { visit, found } = at
  const { say, parts } = visit
  if (found.state !== 'done' && found.state !== 'stopped') return visit.back(importPath(at))
  const plan = await planUndo(parts.db, found.id)
  const title = say('o.import.undo.title', { file: listName(visit, found) })
  const keep = html`<a href="${importPath(at)}">${say('o.import.undo.keep')}</a>`
  const content = submit({ label: buttonWords(visit, plan), tone: 'danger' }, keep)
  const form = visit.form({ action: `${importPath(at)}/undo`, right: 'run', content })
  const body = html`${importHead(at, title)}
<p class="lead">${leadWords(at, plan)}</p>
${plan.staying > 0 ? await stayingPart(at, plan) : ''}${plan.people > plan.staying ? form : html`<p class="actions">${keep}</p>`}`
  return visit.page({ title, room: 'cohorts', body })
}

/** Of too many people to look at each, no more is said than is known. */
function leadWords({ visit: { say }, cohort: { name: cohort } }: ImportVisit, plan: UndoPlan): string {
  const { people, looked, staying } = plan
  return looked < people
    ? say('o.import.undo.textMany', { people, cohort })
    : say('o.import.undo.text', { removable: people - staying, cohort })
}

function buttonWords({ say }: Visit, { people, looked, staying }: UndoPlan): string {
  return looked < people
    ? say('o.import.undo.buttonMany')
    : say('o.import.undo.button', { removable: people - staying })
}

async function stayingPart({ visit, found }: ImportVisit, plan: UndoPlan): Promise<Html> {
  const { say, parts } = visit
  const { people, looked, staying } = plan
  const named = await stayingOfImport(parts.db, found.id, NAMED)
  const more = staying > named.length ? say('o.import.undo.more', { shown: named.length }) : ''
  const words = looked < people ? say('o.import.undo.lookedAt', { looked }) : ''
  return html`<p>${words === '' ? '' : html`${words} `}${say('o.import.undo.staying', { staying })}</p>
<ul>${named.map(
    (person) =>
      html`<li>${addressLink(person, visit)}${person.firstName === null ? '' : ` (${person.firstName})`}</li>\n`,
  )}</ul>${more === '' ? '' : html`<p class="quiet">${more}</p>`}`
}
