import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import { table } from '../../../html/table.ts'
import { type Bounce, listBounces } from '../../../store/recent-bounces.ts'
import { momentWords } from '../../moment.ts'
import { addressLink } from '../address-link.ts'
import { coursesOf } from '../courses.ts'
import { shownLetterName } from '../letter-name.ts'
import { toldApart } from '../told-apart.ts'
import type { Visit } from '../visit.ts'
import { decisionsTabs } from './decisions-tabs.ts'
import { dayBefore } from './lately.ts'
import { keyOf, readKey } from './page-key.ts'

const MOST = 50

/** `/o/decisions/bounces`: who bounced, when, what the relay said, and the way to each person. */
export async function bouncesPage(visit: Visit): Promise<Response> {
  const { c, say, parts } = visit
  const cohort = c.req.query('cohort') || null
  const isLately = c.req.query('since') === 'day'
  const since = isLately ? dayBefore(visit.now) : null
  const key = readKey(c.req.query('before'))
  const before = key && { at: key.at, id: Number(key.name) }
  const found = await listBounces(parts.db, { cohort, since, before, most: MOST + 1 })
  const rows = await toldApart(found.slice(0, MOST), visit)
  const title = say('o.decisions.tab.bounces')
  return visit.page({
    title,
    room: 'today',
    body: html`<h1>${title}</h1>
${decisionsTabs(visit, '/bounces')}${isLately ? html`<p class="standfirst">${say('o.decisions.lately')} <a href="/o/decisions/bounces">${say('o.decisions.everyBounce')}</a></p>` : ''}${rows.length === 0 ? html`<p>${status(say('o.decisions.noBounces'), 'good')}</p>` : bounceTable(visit, rows, await coursesOf(parts.db, rows))}${found.length > MOST ? older(visit, rows.at(-1), { ...(cohort === null ? {} : { cohort }), ...(isLately ? { since: 'day' } : {}) }) : ''}`,
  })
}

function bounceTable(visit: Visit, rows: readonly Bounce[], courses: ReadonlyMap<string, Course>): Html {
  const { say, now, language } = visit
  return table<Bounce>({
    caption: say('o.decisions.tab.bounces'),
    kind: 'bounces',
    rows,
    columns: [
      {
        name: say('o.decisions.person'),
        kind: 'head',
        cell: (row) => addressLink(row, visit),
      },
      {
        name: say('o.today.letter'),
        cell: (row) =>
          html`${shownLetterName(row, courses.get(row.editionHash), visit)} <a class="quiet" href="/o/cohorts/${row.cohort}">${row.cohortName}</a>`,
      },
      { name: say('o.today.when'), cell: ({ at, zone }) => momentWords(at, { now, zone, language }) },
      {
        name: say('o.decisions.said'),
        cell: ({ reply, cameBack, isSuppressed }) =>
          html`${cameBack ? html`<span class="quiet">${say('o.people.cameBack')}</span> ` : ''}<span class="said">${reply}</span>${isSuppressed ? html` ${status(say('o.decisions.suppressed'), 'wrong')}` : ''}`,
      },
    ],
  })
}

function older({ say }: Visit, last: Bounce | undefined, asked: Record<string, string>): Html | '' {
  if (!last) return ''
  const query = new URLSearchParams({
    ...asked,
    before: keyOf(last.at, String(last.id)),
  })
  return html`<nav class="pages" aria-label="${say('o.decisions.pages')}"><a href="/o/decisions/bounces?${query.toString()}" rel="next">${say('o.decisions.older')}</a></nav>
`
}
