import { html } from 'hono/html'
import { zoneWords } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { listWaitingLetters, type WaitingLetter } from '../../../store/waiting-letters.ts'
import { addressLink } from '../address-link.ts'
import { courseOf } from '../courses.ts'
import { keyPages, pageOf, readKey } from '../key-pages.ts'
import { shownLetterName } from '../letter-name.ts'
import { shortMoment } from '../short-moment.ts'
import type { CohortVisit } from './with-cohort.ts'

const LETTERS = 50

/** `…/waiting`: the letters that wait for the end of a pause; with `?domain=`, those to one recipient domain. */
export async function waitingPage(visit: CohortVisit): Promise<Response> {
  const { c, say, cohort, home, parts, now } = visit
  const domain = c.req.query('domain') || null
  const asked = { cohortId: cohort.id, domain, now, below: readKey(c), most: LETTERS + 1 }
  const { rows, next } = pageOf(await listWaitingLetters(parts.db, asked), {
    most: LETTERS,
    keyOf: ({ dueAt, id }) => ({ at: dueAt, id }),
  })
  const title = say('o.waiting.title')
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a></p>
<h1>${title}</h1>
${domain === null ? '' : html`<p class="standfirst">${domain}</p>\n`}${rows.length === 0 ? html`<p>${say('o.resume.nothing')}</p>` : await letterTable(visit, rows)}${keyPages(c, { next, say })}`
  return visit.page({ title: `${title} – ${cohort.name}`, room: 'cohorts', body })
}

async function letterTable(visit: CohortVisit, rows: readonly WaitingLetter[]): Promise<Html> {
  const { say, language, parts, cohort } = visit
  const course = await courseOf(parts.db, cohort.editionHash)
  return table<WaitingLetter>({
    caption: say('o.waiting.title'),
    note: zoneWords(cohort.zone, language),
    rows,
    columns: [
      {
        ...{ name: say('o.people.person'), kind: 'head' },
        cell: (row) => addressLink(row, visit),
      },
      { name: say('o.letters.letter'), cell: (row) => shownLetterName(row, course, visit) },
      {
        name: say('o.waiting.due'),
        cell: ({ dueAt }) => shortMoment(dueAt, { zone: cohort.zone, language }),
      },
    ],
  })
}
