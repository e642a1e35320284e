import { html } from 'hono/html'
import type { RehearsalState } from '../../../actions/cohorts/rehearsals.ts'
import type { Html } from '../../../html/html.ts'
import { type Button, submit } from '../../../html/post-form.ts'
import { status } from '../../../html/status.ts'
import { findEdition } from '../../../store/editions.ts'
import { letterFrameHeaders } from '../../letter-frame.ts'
import { momentWords } from '../../moment.ts'
import type { CohortVisit } from './with-cohort.ts'

/** Enough for every hour and audience that a programme has. */
const PEOPLE = 20

const TONES = { good: 'good', partial: 'partial', broken: 'wrong' } as const

/** `…/rehearsal`: the whole cohort played in a minute or two, with made-up people. */
export async function rehearsalPage(visit: CohortVisit): Promise<Response> {
  const { say, cohort, home, parts } = visit
  if (!parts.rehearsals) return visit.notFound()
  const state = await parts.rehearsals.look(cohort.slug)
  const body = html`<p class="kicker"><a href="${home}">${cohort.name}</a></p>
<h1>${say('o.rehearsal.title', { cohort: cohort.name })}</h1>
<p>${say('o.rehearsal.means', { people: PEOPLE })}</p>
<div id="rehearsal" ${state?.state === 'running' ? html`hx-get="${home}/rehearsal" hx-trigger="every 2s" hx-select="#rehearsal" hx-swap="outerHTML"` : ''}>
${stateWords(visit, state)}</div>`
  return visit.page({ title: say('o.rehearsal.title', { cohort: cohort.name }), room: 'cohorts', body })
}

function stateWords(visit: CohortVisit, state: RehearsalState | undefined): Html {
  const { say, home, now, cohort, language } = visit
  switch (state?.state) {
    case 'running':
      return html`<p role="status">${progressWords(visit, state)}</p>
<progress${state.expected > 0 ? html` max="${state.expected}" value="${state.left}"` : ''}></progress>
<p class="actions"><a class="button quiet" href="${home}/rehearsal">${say('o.rehearsal.look')}</a></p>`
    case 'done':
      return html`<p>${status(state.line, TONES[state.verdict])}</p>
<p class="quiet">${say('o.rehearsal.at', { moment: momentWords(state.at, { now, zone: cohort.zone, language }) })}</p>
<div class="actions"><a class="button" href="${home}/rehearsal/report/report.html">${say('o.rehearsal.read')}</a>
${startForm(visit, { label: say('o.rehearsal.again'), tone: 'quiet' })}</div>`
    case 'failed':
      return html`<p class="note" role="alert">${say('o.rehearsal.failed', { why: state.why })}</p>
${startForm(visit, { label: say('o.rehearsal.again') })}`
    case undefined:
      return html`${startForm(visit, { label: say('o.rehearsal.start') })}`
  }
}

function progressWords({ say }: CohortVisit, { left, expected }: { left: number; expected: number }): string {
  return expected === 0 ? say('o.rehearsal.preparing') : say('o.rehearsal.running', { left, expected })
}

function startForm({ form, home }: CohortVisit, button: Button): Html | '' {
  return form({ action: `${home}/rehearsal`, right: 'write', content: submit(button) })
}

/** `POST …/rehearsal` */
export async function startRehearsal(visit: CohortVisit): Promise<Response> {
  const { cohort, home, parts } = visit
  const edition = await findEdition(parts.db, cohort.editionHash)
  if (!edition || !parts.rehearsals) return visit.notFound()
  const began = parts.rehearsals.start({ cohort, edition, people: PEOPLE })
  return visit.back(`${home}/rehearsal`, began === 'busy' ? { message: 'o.rehearsal.busy' } : undefined)
}

/** `…/rehearsal/report/…`: the report that was kept, and the letters in its frames. */
export async function rehearsalFile(visit: CohortVisit): Promise<Response> {
  const { c, cohort, home, parts } = visit
  const name = c.req.path.slice(`${home}/rehearsal/report/`.length)
  const file = await parts.rehearsals?.file(cohort.slug, name)
  if (!file) return visit.notFound()
  return c.body(new Uint8Array(file), 200, name === 'report.html' ? REPORT_HEADERS : letterFrameHeaders())
}

/** Nothing runs in a report; the letters in its frames are sandboxed by it. */
const REPORT_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
}
