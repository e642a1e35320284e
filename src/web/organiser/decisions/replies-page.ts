import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import { table } from '../../../html/table.ts'
import { type ListedReply, listReplies } from '../../../store/replies.ts'
import { momentWords } from '../../moment.ts'
import { addressLink } from '../address-link.ts'
import { coursesOf } from '../courses.ts'
import { keyPages, pageOf, readKey } from '../key-pages.ts'
import { shownLetterName } from '../letter-name.ts'
import { toldApart } from '../told-apart.ts'
import type { Visit } from '../visit.ts'
import { decisionsTabs } from './decisions-tabs.ts'

const MOST = 50

/** `/o/decisions/replies`: who replied at the address for letters that come back, and whether it was passed on. */
export async function repliesPage(visit: Visit): Promise<Response> {
  const { c, say, parts } = visit
  const found = await listReplies(parts.db, { below: readKey(c), most: MOST + 1 })
  const page = pageOf(found, { most: MOST, keyOf: ({ at, id }) => ({ at, id }) })
  const rows = await toldApart([...page.rows], visit)
  const title = say('o.decisions.tab.replies')
  return visit.page({
    title,
    room: 'today',
    body: html`<h1>${title}</h1>
${decisionsTabs(visit, '/replies')}<p class="standfirst">${say('o.replies.lead')}</p>
${rows.length === 0 ? html`<p>${status(say('o.replies.none'), 'plain')}</p>` : replyTable(visit, rows, await coursesOf(parts.db, rows))}${keyPages(c, { next: page.next, say })}
${rows.some(({ forwardedAt }) => forwardedAt === null) ? html`<p class="quiet">${say('o.replies.why')}</p>` : ''}`,
  })
}

function replyTable(visit: Visit, rows: readonly ListedReply[], courses: ReadonlyMap<string, Course>): Html {
  const { say, now, language } = visit
  return table<ListedReply>({
    caption: say('o.decisions.tab.replies'),
    kind: 'bounces',
    rows,
    columns: [
      { name: say('o.decisions.person'), kind: 'head', cell: (row) => addressLink(row, visit) },
      {
        name: say('o.today.letter'),
        cell: (row) =>
          html`${nameOf(row, courses, visit)} <a class="quiet" href="/o/cohorts/${row.cohort}">${row.cohortName}</a>`,
      },
      { name: say('o.today.when'), cell: ({ at, zone }) => momentWords(at, { now, zone, language }) },
      {
        name: say('o.replies.state'),
        cell: ({ forwardedAt }) =>
          forwardedAt === null
            ? status(say('o.replies.kept'), 'partial')
            : status(say('o.replies.forwarded'), 'good'),
      },
    ],
  })
}

function nameOf(row: ListedReply, courses: ReadonlyMap<string, Course>, visit: Visit): Html {
  const { letter, kind } = row
  if (letter === null || kind === null) return html`${visit.say('o.replies.noLetter')}`
  return shownLetterName({ ...row, letter, kind }, courses.get(row.editionHash), visit)
}
