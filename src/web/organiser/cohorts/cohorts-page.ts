import { html } from 'hono/html'
import { fullDate } from '../../../documents/date-words.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { type ListedCohort, type ListKey, pageOfCohorts } from '../../../store/cohort-list.ts'
import { MOST_COUNTED } from '../../../store/most-counted.ts'
import { momentWords } from '../../moment.ts'
import { slugsOfOneDay } from '../told-apart.ts'
import type { Visit } from '../visit.ts'
import { cohortsTabs } from './cohorts-tabs.ts'
import { stateOf } from './listed-state.ts'

const ON_A_PAGE = 20

/** `/o/cohorts`: every cohort, the latest day one first. */
export async function cohortsPage(visit: Visit): Promise<Response> {
  const { parts, say, may } = visit
  const after = keyIn(visit.c.req.query('after'))
  const found = await pageOfCohorts(parts.db, { after, size: ON_A_PAGE + 1 })
  const cohorts = found.slice(0, ON_A_PAGE)
  const more = found.length > ON_A_PAGE ? cohorts.at(-1) : undefined
  const title = say('o.cohorts.title')
  const body = html`<h1>${title}</h1>
${cohortsTabs('cohorts', visit)}${may('write') ? html`<p class="actions"><a class="button" href="/o/cohorts/new">${say('o.newCohort.title')}</a></p>` : ''}
${cohorts.length === 0 ? html`<p>${say('o.cohorts.none')}</p>` : cohortTable(cohorts, { visit, oneDay: await slugsOfOneDay(cohorts, visit) })}
${more ? html`<nav class="pages" aria-label="${title}"><a href="?after=${more.dayOne}.${more.id}" rel="next">${say('o.cohorts.more')}</a></nav>` : ''}`
  return visit.page({ title, room: 'cohorts', body })
}

function keyIn(text: string | undefined): ListKey | undefined {
  const [, dayOne, id] = /^(\d{4}-\d\d-\d\d)\.(\d{1,15})$/.exec(text ?? '') ?? []
  return dayOne && id && !Number.isNaN(Date.parse(dayOne)) ? { dayOne, id: Number(id) } : undefined
}

type Apart = {
  visit: Visit /** Those whose day one does not tell them apart. */
  oneDay: ReadonlySet<string>
}

function cohortTable(cohorts: readonly ListedCohort[], { visit, oneDay }: Apart): Html {
  const { say } = visit
  return table<ListedCohort>({
    caption: say('o.cohorts.caption'),
    kind: 'cohorts',
    rows: cohorts,
    columns: [
      {
        name: say('o.cohorts.column.name'),
        kind: 'head',
        cell: (cohort) => nameOf(cohort, { visit, oneDay }),
      },
      { name: say('o.cohorts.column.state'), cell: (cohort) => stateOf(cohort, visit) },
      { name: say('o.cohorts.column.next'), cell: (cohort) => nextOf(cohort, visit) },
      { name: say('o.cohorts.column.people'), kind: 'number', cell: (cohort) => peopleOf(cohort, visit) },
      { name: say('o.cohorts.column.acts'), cell: (cohort) => copyForm(cohort, visit) },
    ],
  })
}

/** A draft opens where it is filled in. */
function nameOf(
  { slug, name, state, dayOne }: ListedCohort,
  { visit: { say, language }, oneDay }: Apart,
): Html {
  const page = state === 'draft' ? '/settings' : ''
  return html`<a href="/o/cohorts/${slug}${page}">${name}</a> <span class="quiet">${say('o.cohorts.dayOne', { date: fullDate(dayOne, language) })}${oneDay.has(slug) ? html`, ${slug}` : ''}</span>`
}

function nextOf({ next, state, zone }: ListedCohort, { say, language, now }: Visit): Html | string {
  if (state === 'draft') return ''
  if (!next) return html`<span class="quiet">${say('o.cohorts.nothingNext')}</span>`
  const what = next.day > 0 ? say('course.nth', { day: next.day }) : say('o.cohorts.reminder')
  return html`${what} <span class="quiet">${momentWords(next.dueAt, { now, zone: next.zone || zone, language })}</span>`
}

function peopleOf({ slug, people, capacity }: ListedCohort, { say, language }: Visit): Html {
  const figure = new Intl.NumberFormat(language)
  const count =
    people > MOST_COUNTED
      ? say('o.cohorts.moreThan', { count: figure.format(MOST_COUNTED) })
      : figure.format(people)
  const places = capacity === null ? '' : ` / ${figure.format(capacity)}`
  if (people === 0)
    return html`<a href="/o/cohorts/${slug}/people">${say('o.letters.forNobody')}</a>${places}`
  return html`<a href="/o/cohorts/${slug}/people?state=active">${count}</a>${places}`
}

function copyForm({ slug, name }: ListedCohort, { say, form }: Visit): Html | '' {
  return form({
    action: `/o/cohorts/${slug}/copy`,
    right: 'write',
    content: html`<button type="submit" class="quiet" aria-label="${say('o.cohorts.copyOf', { cohort: name })}">${say('o.cohorts.copy')}</button>`,
  })
}
