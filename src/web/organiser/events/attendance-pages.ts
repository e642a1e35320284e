import { html } from 'hono/html'
import { followUps } from '../../../actions/events/follow-ups.ts'
import { noteAttendance, planAttendance } from '../../../actions/events/note-attendance.ts'
import { type AttendanceFile, readAttendanceFile } from '../../../actions/events/read-attendance.ts'
import { attempt, type Refusal } from '../../../domain/refusal.ts'
import type { Html } from '../../../html/html.ts'
import { typedForm } from '../../typed.ts'
import { cohortHead } from '../cohort/cohort-head.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import { attendanceMistakes, attendanceView } from './attendance-view.ts'
import { type EventOfVisit, eventOfVisit } from './event-of-visit.ts'

/** `…/attendance`: what a list says, with the button that stores it. Nothing is stored yet. */
export async function lookAtAttendance(visit: Visit): Promise<Response> {
  const of = await eventOfVisit(visit)
  if (!of) return visit.notFound()
  const file = (await visit.c.req.formData()).get('list')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const read = await readAttendanceFile(bytes)
  if (read.mistakes.length > 0) return answer(visit, of, 422, attendanceMistakes(visit, read.mistakes))
  const { db, clock } = visit.parts
  const plan = await attempt(planAttendance(db, requestOf(of, read), clock))
  if ('refused' in plan) return refused(visit, of, plan)
  const key = { cohortId: of.cohort.id, event: of.found.event }
  const letters = await followUps(db, key, plan.startsAt)
  return answer(visit, of, 200, attendanceView(visit, { of, plan, letters, rows: read.rows }))
}

/** `…/attended`: stores the list that was shown. */
export async function storeAttendance(visit: Visit): Promise<Response> {
  const of = await eventOfVisit(visit)
  if (!of) return visit.notFound()
  const { parts, by } = visit
  const read = await readAttendanceFile(Buffer.from((await typedForm(visit.c))('rows')))
  if (read.mistakes.length > 0) return answer(visit, of, 422, attendanceMistakes(visit, read.mistakes))
  const stored = await attempt(noteAttendance(parts.db, { ...requestOf(of, read), by }, parts.clock))
  if ('refused' in stored) return refused(visit, of, stored)
  const n = stored.groups.present.length + stored.groups.unregistered.length
  return visit.back(`${of.path}?state=attended`, {
    message: 'o.events.stored',
    values: { event: of.found.title, n },
  })
}

function requestOf({ cohort, found }: EventOfVisit, { rows }: Pick<AttendanceFile, 'rows'>) {
  return { cohort: cohort.slug, event: found.event, rows }
}

function refused(visit: Visit, of: EventOfVisit, refusal: Refusal): Promise<Response> {
  const words = refusedSentence(refusal, visit)
  return answer(visit, of, 422, html`<p class="message" role="alert">${words}</p>`)
}

function answer(visit: Visit, of: EventOfVisit, status: 200 | 422, content: Html): Promise<Response> {
  const { cohort, found, path } = of
  return visit.page({
    title: `${found.title} – ${cohort.name}`,
    room: 'cohorts',
    status,
    body: html`${cohortHead(cohort, 'events', visit)}
<h2>${found.title}</h2>
${content}
<p><a href="${path}">${visit.say('o.events.back')}</a></p>`,
  })
}
