import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { endedPart } from './ended-part.ts'
import {
  beginWork,
  type ImportVisit,
  importHead,
  importPath,
  listName,
  type Redisplay,
  when,
} from './import-visit.ts'
import { previewPart } from './preview-part.ts'
import { underWay } from './under-way.ts'

/** `/o/cohorts/:slug/import/:id`: what is in a list, how far its import is, or how it ended. */
export async function importPage(at: ImportVisit, again?: Redisplay): Promise<Response> {
  const { visit, found } = at
  const isUnderWay = UNDER_WAY.has(found.state)
  // Whoever worked on it may have ended: whoever looks carries it on.
  if (isUnderWay) void beginWork(visit)
  const title = listName(visit, found)
  const live = isUnderWay ? liveAttributes(importPath(at)) : ''
  const body = html`<div id="import" class="import"${live}>${importHead(at, title)}
<p class="quiet">${visit.say('o.import.byAt', { author: found.author, moment: when(at, found.at) })}</p>
${await partOf(at, again)}</div>`
  return visit.page({ title, room: 'cohorts', body, status: again ? 422 : 200 })
}

const UNDER_WAY = new Set(['reading', 'running', 'undoing'])

function liveAttributes(path: string): Html {
  return html` hx-get="${path}" hx-trigger="every 1s" hx-select="#import" hx-swap="outerHTML"`
}

async function partOf(at: ImportVisit, again: Redisplay | undefined): Promise<Html> {
  switch (at.found.state) {
    case 'ready':
      return previewPart(at, again)
    case 'done':
    case 'stopped':
    case 'undone':
      return endedPart(at)
    default:
      return underWay(at)
  }
}
