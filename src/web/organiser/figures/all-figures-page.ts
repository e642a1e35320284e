import { html } from 'hono/html'
import { isoDate } from '../../../domain/calendar-rule.ts'
import type { Html } from '../../../html/html.ts'
import { type Column, table } from '../../../html/table.ts'
import { type CohortKey, type NamedCohort, pageOfCohorts } from '../../../store/cohort-pages.ts'
import { type CohortFigures, countFigures } from '../../../store/figures.ts'
import { dayWords } from '../../moment.ts'
import { slugsOfOneDay } from '../told-apart.ts'
import type { Visit } from '../visit.ts'
import { whoReachedEnd } from './main-figures.ts'
import { shareWords } from './share-words.ts'

const COHORTS = 20

type Row = NamedCohort & { figures: CohortFigures }

/** `/o/figures`: cohorts side by side, the latest first. */
export async function allFiguresPage(visit: Visit): Promise<Response> {
  const { c, parts, say } = visit
  const found = await pageOfCohorts(parts.db, {
    below: readCohortKey(c.req.query('below')),
    most: COHORTS + 1,
  })
  const cohorts = found.slice(0, COHORTS)
  const figures = await countFigures(
    parts.db,
    cohorts.map(({ id }) => id),
  )
  const rows = cohorts.flatMap((cohort) => {
    const own = figures.find(({ cohortId }) => cohortId === cohort.id)
    return own ? [{ ...cohort, figures: own }] : []
  })
  return visit.page({
    title: say('o.figures.title'),
    room: 'figures',
    body: html`<h1>${say('o.figures.title')}</h1>
<p class="standfirst">${say('o.figures.lead')}</p>
<p><a href="/o/reasons">${say('o.reasons.title')}</a> · <a href="/o/figures/mail">${say('o.mail.title')}</a></p>
${rows.length === 0 ? html`<p class="notice">${say('o.figures.none')}</p>` : sideBySide(visit, { rows, oneDay: await slugsOfOneDay(rows, visit) })}
${found.length > COHORTS ? older(visit, cohorts.at(-1)) : ''}
<p class="quiet">${say('o.figures.known')}</p>`,
  })
}

type Side = {
  rows: readonly Row[] /** Those whose day one does not tell them apart. */
  oneDay: ReadonlySet<string>
}

function sideBySide(visit: Visit, { rows, oneDay }: Side): Html {
  const { say, language, now } = visit
  return table<Row>({
    caption: say('o.figures.side'),
    columns: [
      {
        name: say('o.cohort.title'),
        kind: 'head',
        cell: ({ slug, name, dayOne }) =>
          html`<a href="/o/cohorts/${slug}/figures">${name}</a><br><span class="quiet">${dayWords(dayOne, { now, language, zone: 'UTC' })}${oneDay.has(slug) ? html`, ${slug}` : ''}</span>`,
      },
      number(visit, 'o.figures.enrolled', ({ slug, figures }) => [
        figures.enrolled,
        `/o/cohorts/${slug}/people?state=joined`,
      ]),
      number(visit, 'o.figures.left', ({ slug, figures }) => [
        figures.left,
        `/o/cohorts/${slug}/people?state=left`,
        figures.enrolled,
      ]),
      number(visit, 'o.figures.reachedEnd', ({ slug, figures }) => [
        figures.reachedEnd,
        whoReachedEnd(slug, figures),
        figures.enrolled,
      ]),
      number(visit, 'o.figures.completed', ({ slug, figures }) => [
        figures.completed,
        `/o/cohorts/${slug}/figures/certificates`,
        figures.enrolled,
      ]),
      number(visit, 'o.figures.bounced', ({ slug, figures }) => [
        figures.bounced,
        `/o/cohorts/${slug}/people?outcome=bounced`,
      ]),
    ],
    rows,
  })
}

type Counted = [value: number, href: string | undefined, of?: number]

/** A number that leads to its people, with its share beside it where there is one. */
function number(
  { say, language }: Visit,
  name:
    | 'o.figures.enrolled'
    | 'o.figures.left'
    | 'o.figures.reachedEnd'
    | 'o.figures.completed'
    | 'o.figures.bounced',
  counted: (row: Row) => Counted,
): Column<Row> {
  return {
    name: say(name),
    kind: 'number',
    cell(row) {
      const [value, href, of] = counted(row)
      const words = value.toLocaleString(language)
      const share =
        of === undefined ? '' : html` <span class="quiet">${shareWords(value, { of, language })}</span>`
      return html`${href && value > 0 ? html`<a href="${href}">${words}</a>` : words}${share}`
    },
  }
}

function readCohortKey(text = ''): CohortKey | undefined {
  const [dayOne = '', id = ''] = text.split('~')
  return isoDate.safeParse(dayOne).success && /^\d{1,15}$/.test(id) ? { dayOne, id: Number(id) } : undefined
}

function older({ say }: Visit, last: NamedCohort | undefined): Html | '' {
  if (!last) return ''
  return html`<nav class="pages" aria-label="${say('pages.label')}">
<a href="/o/figures?below=${last.dayOne}~${last.id}" rel="next">${say('pages.next')}</a>
</nav>
`
}
