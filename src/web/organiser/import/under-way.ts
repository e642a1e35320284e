import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { type ImportVisit, importPath } from './import-visit.ts'

/** What goes on by itself: how far it is, shown anew each second; without scripts, by a link. */
export function underWay(at: ImportVisit): Html {
  const { visit, found } = at
  const { say } = visit
  const { people, done, removed, enrolled } = found
  const refresh = html`<p><a href="${importPath(at)}">${say('o.import.refresh')}</a></p>`
  if (found.state === 'running')
    return html`<p role="status">${say('o.import.running', { done, people })}</p>
${bar(done, people, say('o.import.state.running'))}${refresh}`
  if (found.state === 'undoing')
    return html`<p role="status">${say('o.import.undoing', { removed })}</p>
${bar(removed, enrolled, say('o.import.state.undoing'))}${refresh}`
  return html`<p role="status">${say('o.import.reading')}</p>
<progress aria-label="${say('o.import.state.reading')}"></progress>${refresh}`
}

function bar(done: number, all: number, label: string): Html {
  return html`<progress value="${done}" max="${Math.max(1, all)}" aria-label="${label}"></progress>`
}
