import { html } from 'hono/html'
import { resumeCohort } from '../../../actions/cohorts/resume-cohort.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { letterName } from '../letter-name.ts'
import { type CohortNow, isUnderWay } from './cohort-state.ts'
import { lookAtCohort } from './letters-tab.ts'
import type { CohortVisit } from './with-cohort.ts'

/** `…/resume`: what leaves once the pause is over. */
export async function resumePage(visit: CohortVisit): Promise<Response> {
  const { say, cohort, home } = visit
  const now = await lookAtCohort(visit)
  if (!now.pause && now.domainPauses.length === 0) return visit.back(home)
  const form = visit.form({
    action: `${home}/resume`,
    right: 'run',
    content: submit({ label: say('o.resume.button') }, html`<a href="${home}">${say('o.cohort.back')}</a>`),
  })
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a></p>
<h1>${say('o.resume.title', { cohort: cohort.name })}</h1>
${leavingWords(visit, now)}
<p>${say('o.resume.dates')}</p>
${form}`
  return visit.page({ title: say('o.resume.title', { cohort: cohort.name }), room: 'cohorts', body })
}

/** `POST …/resume` */
export async function endPauses(visit: CohortVisit): Promise<Response> {
  const { cohort, home, by, now, parts } = visit
  const isEnded = await resumeCohort(parts.db, { cohort, by, now })
  if (!isEnded) return visit.back(home)
  return visit.back(home, { message: 'o.resume.done', values: { cohort: cohort.name } })
}

function leavingWords(visit: CohortVisit, { lines, course }: CohortNow): Html {
  const { say, now } = visit
  const waiting = lines.filter((line) => isUnderWay(line) && line.expiresAt > now)
  if (waiting.length === 0) return html`<p>${say('o.resume.nothing')}</p>`
  return html`<p>${say('o.resume.leaves')}</p>
<ul>
${waiting.map((line) => html`<li>${say('o.resume.letter', { letter: letterName(line, course, visit), people: line.outcomes.waiting ?? 0 })}</li>\n`)}</ul>`
}
