import { html } from 'hono/html'
import { writtenProgrammes } from '../../../actions/cohorts/written-programmes.ts'
import { cohortsTabs } from '../cohorts/cohorts-tabs.ts'
import type { Visit } from '../visit.ts'
import { programmeHome } from './with-programme.ts'

/** `/o/programmes`: what there is to give a course of. */
export async function programmesPage(visit: Visit): Promise<Response> {
  const { say, parts, may } = visit
  const programmes = await writtenProgrammes(parts)
  const title = say('o.programmes.title')
  const list = programmes.map(
    ({ name, title, language }) =>
      html`<li><a href="${programmeHome(name)}" lang="${language}">${title}</a></li>\n`,
  )
  const body = html`<h1>${title}</h1>
${cohortsTabs('programmes', visit)}${may('write') ? html`<p class="actions"><a class="button" href="/o/programmes/new">${say('o.newProgramme.title')}</a></p>` : ''}
<p>${say('o.programmes.means')}</p>
${programmes.length === 0 ? html`<p>${say('o.programmes.none')}</p>` : html`<ul>${list}</ul>`}`
  return visit.page({ title, room: 'cohorts', body })
}
