import { html } from 'hono/html'
import type { Cohort } from '../../../domain/cohort.ts'
import { submit } from '../../../html/post-form.ts'
import { countComing } from '../../../store/cohort-states.ts'
import { countPeople } from '../../../store/drafts.ts'
import { momentWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'

/** Says what it means to cancel a cohort, before it is done. */
export async function cancelPage(cohort: Cohort, visit: Visit): Promise<Response> {
  const { parts, say, language, now } = visit
  const { id, slug, name, zone } = cohort
  const [people, { lessons, letters, next }] = [
    await countPeople(parts.db, id),
    await countComing(parts.db, id),
  ]
  const title = say('o.cohortCancel.title', { cohort: name })
  const action = `/o/cohorts/${slug}/cancel`
  const way = html`<a href="/o/cohorts/${slug}/settings">${say('o.cohortCancel.back')}</a>`
  const body = html`<h1>${title}</h1>
<ul>
<li><a href="/o/cohorts/${slug}/people?state=going">${say('o.cohortCancel.people', { people })}</a></li>
<li>${say('o.cohortCancel.letters', { lessons, letters })}</li>
${next ? html`<li>${say('o.cohortCancel.next', { when: momentWords(next, { now, zone, language }) })}</li>` : ''}
<li>${say('o.cohortCancel.forGood')}</li>
<li>${say('o.cohortCancel.untold')}</li>
</ul>
${visit.form({ action, right: 'run', content: submit({ label: say('o.cohortCancel.button', { people }), tone: 'danger' }, way) })}`
  return visit.page({ title, room: 'cohorts', body })
}
