import { html } from 'hono/html'
import type { Cohort } from '../../../domain/cohort.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { findCohort } from '../../../store/cohorts.ts'
import { letterOfCohort } from '../../../store/named-letter.ts'
import { cohortHead } from '../cohort/cohort-head.ts'
import { courseOf } from '../courses.ts'
import { letterName } from '../letter-name.ts'
import type { Visit } from '../visit.ts'
import { type AskedPeople, askedPeople, askedTexts, peopleAddress } from './asked-people.ts'
import { peopleList } from './people-list.ts'
import { peopleChoices, peopleSearch } from './people-search.ts'

/** `/o/cohorts/<slug>/people`: the people of a cohort, or those for whom a letter ended in one way. */
export async function cohortPeoplePage(visit: Visit): Promise<Response> {
  const { c, say, parts } = visit
  const cohort = await findCohort(parts.db, c.req.param('slug') ?? '')
  if (!cohort) return visit.notFound()
  const path = `/o/cohorts/${cohort.slug}/people`
  const asked = askedPeople(c)
  const place = { path, asked, say }
  const empty = html`<p class="notice">${say('o.people.noneInCohort')}</p>`
  return visit.page({
    title: `${say('o.people.title')} – ${cohort.name}`,
    room: 'cohorts',
    body: html`${cohortHead(cohort, 'people', visit)}
${addWays(cohort, visit)}${await aboutLetter({ path, asked, cohort }, visit)}
${peopleSearch(place)}${peopleChoices(place)}${await peopleList({ path, asked, cohort, empty, pick: moveWay({ path, asked, cohort }, visit) }, visit)}`,
  })
}

function addWays({ slug, state }: Cohort, { may, say }: Visit): Html | '' {
  if (!may('run') || state === 'cancelled') return ''
  return html`<p class="actions"><a class="button" href="/o/cohorts/${slug}/people/new">${say('o.people.add.way')}</a>
<a class="button quiet" href="/o/cohorts/${slug}/import">${say('o.import.title')}</a></p>`
}

type Asked = { path: string; asked: AskedPeople; cohort: Cohort }

/** The form that moves those who are ticked, or everybody of the list. */
function moveWay({ path, asked, cohort }: Asked, { may, say }: Visit): ((list: Html) => Html) | undefined {
  if (!may('run') || cohort.state !== 'running') return undefined
  const hidden = Object.entries(askedTexts(asked))
  return (list) => html`<form class="pick" method="get" action="${path}/move">
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${list}${submit({ label: say('o.move.way'), tone: 'quiet' }, html`<span class="quiet">${say('o.move.wayHint')}</span>`)}</form>
`
}

/** Which letter the list is about, and the way back to everybody. */
async function aboutLetter({ path, asked, cohort }: Asked, visit: Visit): Promise<Html | ''> {
  const { say, parts } = visit
  const { outcome } = asked
  if (asked.letter === undefined) return ''
  const found = await letterOfCohort(parts.db, { cohortId: cohort.id, letter: asked.letter })
  const letter = found ? letterName(found, await courseOf(parts.db, cohort.editionHash), visit) : asked.letter
  const all = peopleAddress(path, asked, { letter: undefined, outcome: undefined })
  const words =
    outcome === undefined
      ? say('o.people.ofLetter', { letter })
      : say('o.people.aboutLetter', { letter, outcome: say(`o.people.outcome.${outcome}`) })
  return html`<p class="notice">${words} <a href="${all}">${say('o.people.all')}</a></p>`
}
