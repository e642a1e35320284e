import { html } from 'hono/html'
import { pauseCohort } from '../../../actions/cohorts/pause-cohort.ts'
import type { LetterLine } from '../../../actions/letters/letter-lines.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { momentWords } from '../../moment.ts'
import { typedForm } from '../../typed.ts'
import { letterName } from '../letter-name.ts'
import { type CohortNow, isUnderWay } from './cohort-state.ts'
import { lookAtCohort } from './letters-tab.ts'
import type { CohortVisit } from './with-cohort.ts'

/** How many of the letters to come are named that a long pause would skip. */
const MOST_NAMED = 4

/** `…/pause`: what a pause means, before it is made. */
export async function pausePage(visit: CohortVisit): Promise<Response> {
  const { say, cohort, home } = visit
  if (cohort.state === 'cancelled') return visit.back(home)
  const now = await lookAtCohort(visit)
  const form = visit.form({
    action: `${home}/pause`,
    right: 'run',
    content: html`${field({ name: 'reason', label: say('o.pause.reason'), hint: say('o.pause.reasonHint') })}
${submit({ label: say('o.pause.button') }, html`<a href="${home}">${say('o.cohort.back')}</a>`)}`,
  })
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a></p>
<h1>${say('o.pause.title', { cohort: cohort.name })}</h1>
<p>${say('o.pause.means', { people: now.followers.active })}</p>
${waitingWords(visit, now)}${skippedWords(visit, now)}
<p>${say('o.pause.until')}</p>
${form}`
  return visit.page({ title: say('o.pause.title', { cohort: cohort.name }), room: 'cohorts', body })
}

/** `POST …/pause` */
export async function makePause(visit: CohortVisit): Promise<Response> {
  const { say, cohort, home, by, now, parts } = visit
  if (cohort.state === 'cancelled') return visit.back(home)
  const typed = await typedForm(visit.c)
  const reason = typed('reason').replace(/\s+/g, ' ').trim().slice(0, 500) || say('o.pause.noReason')
  await pauseCohort(parts.db, { cohort, reason, by, now })
  return visit.back(home, {
    message: 'o.pause.done',
    values: { cohort: cohort.name },
    undo: { action: `${home}/resume`, label: 'o.cohort.resume' },
  })
}

function waitingWords({ say }: CohortVisit, { lines }: CohortNow): Html | '' {
  const letters = lines.filter(isUnderWay).reduce((sum, { outcomes }) => sum + (outcomes.waiting ?? 0), 0)
  return letters === 0 ? '' : html`<p>${say('o.pause.waiting', { letters })}</p>`
}

function skippedWords(visit: CohortVisit, { lines, course }: CohortNow): Html | '' {
  const { say } = visit
  const coming = lines.filter((line) => line.standing === 'planned' || isUnderWay(line)).slice(0, MOST_NAMED)
  if (coming.length === 0) return ''
  const item = (line: LetterLine) =>
    html`<li>${say('o.pause.skipped', { moment: endOf(visit, line), letter: letterName(line, course, visit) })}${waitingFor(visit, line)}</li>\n`
  return html`<p>${say('o.pause.lasts')}</p>
<ul>
${coming.map(item)}</ul>`
}

/** Who waits for a letter; nobody knows yet who will for one that is for those who register. */
function waitingFor({ say, home }: CohortVisit, { letter, expected, outcomes }: LetterLine): Html | '' {
  if (expected === undefined) return ''
  const query = new URLSearchParams({ letter, outcome: 'waiting' }).toString()
  const people = say('o.people.count', { count: outcomes.waiting ?? 0 })
  return html` (<a href="${home}/people?${query}">${people}</a>)`
}

function endOf({ now, cohort, language }: CohortVisit, { expiresAt, zones }: LetterLine): string {
  return momentWords(expiresAt, { now, zone: zones.at(-1) ?? cohort.zone, language })
}
