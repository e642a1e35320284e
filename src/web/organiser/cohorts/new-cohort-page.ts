import { html } from 'hono/html'
import { draftTexts } from '../../../domain/draft.ts'
import type { Visit } from '../visit.ts'
import { draftPage } from './draft-page.ts'
import { chosenProgramme, newDraft } from './new-draft.ts'
import { faultyProgramme } from './programme-faults.ts'

/** `/o/cohorts/new`: a cohort as its programme has it, to be changed. It is kept from the first change on. */
export async function newCohortPage(visit: Visit): Promise<Response> {
  const written = await chosenProgramme(visit.parts, visit.c.req.query('programme'))
  if (!written) return noProgramme(visit)
  if (!written.ok) return faultyProgramme(written, visit)
  const { edition } = written
  const draft = newDraft(edition.programme, visit.now)
  const texts = draftTexts(edition.programme.programme, draft)
  const shown = { edition, draft, kept: undefined, wrong: {}, keptAt: undefined }
  return draftPage({ shown, kept: undefined, texts }, visit)
}

function noProgramme(visit: Visit): Promise<Response> {
  const title = visit.say('o.newCohort.title')
  const body = html`<h1>${title}</h1>
<p>${visit.say('o.draft.noProgramme')}</p>
<p class="actions"><a class="button" href="/o/programmes/new">${visit.say('o.newProgramme.title')}</a></p>
`
  return visit.page({ title, room: 'cohorts', body })
}
