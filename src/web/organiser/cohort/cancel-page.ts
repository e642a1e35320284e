import { html } from 'hono/html'
import type { Cohort } from '../../../domain/cohort.ts'
import { submit } from '../../../html/post-form.ts'
import { countComing } from '../../../store/cohort-states.ts'
import { momentWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'
import { followersOf, followersWords } from './followers.ts'

/** Says what it means to cancel a cohort, before it is done. */
export async function cancelPage(cohort: Cohort, visit: Visit): Promise<Response> {
  const { parts, say, language, now } = visit
  const { id, slug, name, zone } = cohort
  const followers = await followersOf(parts.db, id)
  const people = followers.active + followers.paused
  const { lessons, letters, next } = await countComing(parts.db, id)
  const title = say('o.cohortCancel.title', { cohort: name })
  const home = `/o/cohorts/${slug}`
  const action = `${home}/cancel`
  const way = html`<a href="${home}/settings">${say('o.cohortCancel.back')}</a>`
  const body = html`<p class="kicker"><a href="${home}">${name}</a></p>
<h1>${title}</h1>
<ul>
<li>${say('o.cohortCancel.people', { people })}${people === 0 ? '' : html` (${followersWords(home, followers, visit)})`}</li>
<li>${say('o.cohortCancel.letters', { lessons, letters })}</li>
${next ? html`<li>${say('o.cohortCancel.next', { when: momentWords(next, { now, zone, language }) })}</li>` : ''}
<li>${say('o.cohortCancel.forGood')}</li>
<li>${say('o.cohortCancel.untold')}</li>
</ul>
${visit.form({ action, right: 'run', content: submit({ label: say('o.cohortCancel.button', { people }), tone: 'danger' }, way) })}`
  return visit.page({ title, room: 'cohorts', body })
}
