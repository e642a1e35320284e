import { html } from 'hono/html'
import type { WrittenProgramme } from '../../../actions/cohorts/written-programmes.ts'
import { draftTexts } from '../../../domain/draft.ts'
import type { Visit } from '../visit.ts'
import { draftPage } from './draft-page.ts'
import { chosenProgramme, newDraft } from './new-draft.ts'

/** `/o/cohorts/new`: a cohort as its programme has it, to be changed. It is kept from the first change on. */
export async function newCohortPage(visit: Visit): Promise<Response> {
  const written = await chosenProgramme(visit.parts.root, visit.c.req.query('programme'))
  if (!written) return noProgramme(visit)
  if (!written.ok) return faultyProgramme(written, visit)
  const { edition } = written
  const draft = newDraft(edition.programme, visit.now)
  const texts = draftTexts(edition.programme.programme, draft)
  const shown = { edition, draft, people: undefined, wrong: {}, keptAt: undefined }
  return draftPage({ shown, kept: undefined, texts }, visit)
}

function noProgramme(visit: Visit): Promise<Response> {
  const title = visit.say('o.newCohort.title')
  const body = html`<h1>${title}</h1>
<p>${visit.say('o.draft.noProgramme')}</p>
`
  return visit.page({ title, room: 'cohorts', body })
}

/** What is wrong with its files, as `feuilleton check` says it: whoever writes them reads that. */
export function faultyProgramme(
  { name, mistakes }: Extract<WrittenProgramme, { ok: false }>,
  visit: Visit,
): Promise<Response> {
  const title = visit.say('o.newCohort.title')
  const body = html`<h1>${title}</h1>
<p>${visit.say('o.draft.faulty', { programme: name, count: mistakes.length })}</p>
<ul lang="en">${mistakes.map((mistake) => html`<li><code>${mistake}</code></li>\n`)}</ul>
`
  return visit.page({ title, room: 'cohorts', status: 409, body })
}
