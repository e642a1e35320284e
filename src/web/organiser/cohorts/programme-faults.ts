import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import type { Visit } from '../visit.ts'
import type { FaultyProgramme } from './sent-draft.ts'

/** A page with what is wrong with the files of a programme, as `feuilleton check` says it. */
export function faultyProgramme(faulty: FaultyProgramme, visit: Visit): Promise<Response> {
  const title = visit.say('o.newCohort.title')
  const body = html`<h1>${title}</h1>
${faultyWords(faulty, visit)}`
  return visit.page({ title, room: 'cohorts', status: 409, body })
}

/** What is wrong, for whoever writes those files: lines in English that name file and line. */
export function faultyWords({ name, mistakes }: FaultyProgramme, { say }: Visit): Html {
  return html`<p>${say('o.draft.faulty', { programme: name, count: mistakes.length })}</p>
<ul lang="en">${mistakes.map((mistake) => html`<li><code>${mistake}</code></li>\n`)}</ul>
`
}
