import { html } from 'hono/html'
import { changeDraftOneOff, dropOneOff } from '../../../actions/one-offs/write-one-off.ts'
import { attempt } from '../../../domain/refusal.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { typedForm } from '../../typed.ts'
import { isLive } from '../is-live.ts'
import { ONE_OFF_FORM, oneOffForm } from './one-off-form.ts'
import { oneOffStandingView } from './one-off-standing.ts'
import { oneOffView } from './one-off-view.ts'
import type { OneOffVisit } from './one-off-visit.ts'

/** `…/one-offs/:id`: a draft that is written, or how a letter that was sent stands. */
export async function oneOffPage(visit: OneOffVisit): Promise<Response> {
  const { all, oneOff, say, cohort } = visit
  const title = oneOff.sentAt ? oneOff.subject : say('o.oneOff.one')
  const body = html`<p class="kicker"><a href="${visit.home}">${cohort.name}</a> · <a href="${all}">${say('o.oneOff.title')}</a></p>
<h1>${title}</h1>
${oneOff.sentAt ? await oneOffStandingView(visit) : await draft(visit)}`
  return visit.page({ title, room: 'cohorts', body })
}

async function draft(visit: OneOffVisit): Promise<Html> {
  const drop = visit.form({
    action: `${visit.path}/drop`,
    right: 'write',
    content: submit({ label: visit.say('o.oneOff.drop'), tone: 'quiet' }),
  })
  return html`<div class="one-off-desk">
${oneOffForm(visit)}
<section id="one-off-view" class="one-off-view" aria-live="polite">
${await oneOffView(visit)}</section></div>
${drop}`
}

/** `POST …/one-offs/:id`: keeps what is typed, and answers with what it comes to. */
export async function keepLetter(visit: OneOffVisit): Promise<Response> {
  const { c, cohort, edition, oneOff, parts, now, path } = visit
  const read = ONE_OFF_FORM.read(await typedForm(c))
  const text = read.ok ? read.value : oneOff
  const changed = { text, now }
  const course = { cohort, programme: edition.programme, id: oneOff.id }
  const kept = await attempt(changeDraftOneOff(parts.db, course, changed))
  const live = isLive(visit)
  // It was sent meanwhile: the page says how it stands.
  if ('refused' in kept) return live ? c.body('', 200, { 'HX-Redirect': path }) : visit.back(path)
  if (live) return c.html(await oneOffView({ ...visit, oneOff: kept }))
  return visit.back(path, { message: 'o.oneOff.kept' })
}

/** `POST …/one-offs/:id/drop` */
export async function dropLetter(visit: OneOffVisit): Promise<Response> {
  const { cohort, oneOff, parts, all, path } = visit
  const dropped = await attempt(dropOneOff(parts.db, { cohort, id: oneOff.id }))
  if (dropped && 'refused' in dropped) return visit.back(path)
  return visit.back(all, { message: 'o.oneOff.dropped' })
}
