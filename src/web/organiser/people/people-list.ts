import { html } from 'hono/html'
import type { Cohort } from '../../../domain/cohort.ts'
import type { Html } from '../../../html/html.ts'
import { MOST_COUNTED } from '../../../store/most-counted.ts'
import { countPeople, listPeople } from '../../../store/people-list.ts'
import { coursesOf } from '../courses.ts'
import { exportLinks } from '../export/export-links.ts'
import { toldApart } from '../told-apart.ts'
import type { Visit } from '../visit.ts'
import { type AskedPeople, askedTexts, filterOf, peopleAddress } from './asked-people.ts'
import { peopleTable } from './people-table.ts'

/** How many are on one page. */
const MOST = 50

/** `pick`: puts the table, with a box for each, into a form. */
export type PeopleAsked = {
  path: string
  asked: AskedPeople
  cohort?: Cohort
  empty: Html
  pick?: ((table: Html) => Html) | undefined
}

/** A page of a list of people, with how many there are; `empty` where there is nobody at all. */
export async function peopleList(
  { path, asked, cohort, empty, pick }: PeopleAsked,
  visit: Visit,
): Promise<Html> {
  const { db } = visit.parts
  const filter = filterOf(asked, cohort?.id)
  const found = await listPeople(db, { ...filter, before: asked.before, most: MOST + 1 })
  const people = await toldApart(found.slice(0, MOST), visit)
  const isEverybody = !asked.typed && !asked.standing && !asked.letter && !asked.outcome && !asked.before
  if (people.length === 0 && isEverybody) return html`<div id="people">${empty}</div>`
  const caption = countWords(await countPeople(db, filter, MOST_COUNTED + 1), visit)
  const shown = {
    caption,
    people,
    isOfCohort: cohort !== undefined,
    isOfOneLetter: asked.letter !== undefined,
    arePicked: pick !== undefined,
    courses: asked.letter || asked.outcome ? await coursesOf(db, people) : undefined,
  }
  const last = found.length > MOST ? people.at(-1)?.enrolmentId : undefined
  return html`<div id="people">${people.length === 0 ? nobody(visit) : pickable(peopleTable(shown, visit), pick)}
${ways({ path, asked, last }, visit)}
${people.length === 0 ? '' : exportLinks(visit, 'people', { ...(cohort ? { cohort: cohort.slug } : {}), ...askedTexts(asked) })}</div>`
}

function pickable(list: Html, pick: PeopleAsked['pick']): Html {
  return pick ? pick(list) : list
}

function countWords(count: number, { say }: Visit): string {
  return count > MOST_COUNTED
    ? say('o.people.many', { count: MOST_COUNTED })
    : say('o.people.count', { count })
}

function nobody({ say }: Visit): Html {
  return html`<p class="notice" role="status">${say('o.people.nobody')}</p>
<p>${say('o.people.nobodyText')}</p>`
}

function ways(
  { path, asked, last }: { path: string; asked: AskedPeople; last: number | undefined },
  { say }: Visit,
): Html | '' {
  if (asked.before === undefined && last === undefined) return ''
  const next = last && peopleAddress(path, asked, { before: last })
  return html`<nav class="pages" aria-label="${say('o.people.pages')}">
${asked.before === undefined ? '' : html`<a href="${peopleAddress(path, asked)}" rel="first">${say('o.people.first')}</a>`}
${next ? html`<a href="${next}" rel="next">${say('o.people.next')}</a>` : ''}
</nav>`
}
