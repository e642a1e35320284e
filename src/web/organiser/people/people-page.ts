import { html } from 'hono/html'
import type { Visit } from '../visit.ts'
import { askedPeople } from './asked-people.ts'
import { peopleList } from './people-list.ts'
import { peopleChoices, peopleSearch } from './people-search.ts'

const PATH = '/o/people'

/** `/o/people`: everybody, in whatever cohort. */
export async function peoplePage(visit: Visit): Promise<Response> {
  const { say } = visit
  const asked = askedPeople(visit.c)
  const place = { path: PATH, asked, say }
  const empty = html`<p class="notice">${say('o.people.none')}</p>
<p class="actions"><a class="button" href="/o/cohorts">${say('o.people.noneWay')}</a></p>`
  return visit.page({
    title: say('o.people.title'),
    room: 'people',
    body: html`<h1>${say('o.people.title')}</h1>
${peopleSearch(place)}${peopleChoices(place)}${await peopleList({ path: PATH, asked, empty }, visit)}`,
  })
}
