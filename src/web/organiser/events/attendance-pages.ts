import { html } from 'hono/html'
import { followUps } from '../../../actions/events/follow-ups.ts'
import { noteAttendance, planAttendance } from '../../../actions/events/note-attendance.ts'
import { type AttendanceFile, readAttendanceFile } from '../../../actions/events/read-attendance.ts'
import { attempt, type Refusal } from '../../../domain/refusal.ts'
import { typedForm } from '../../typed.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import { attendanceMistakes, attendanceView } from './attendance-view.ts'
import { type EventOfVisit, eventOfVisit } from './event-of-visit.ts'
import { pageOfEvent } from './page-of-event.ts'

/** `…/attendance`: what a list says, with the button that stores it. Nothing is stored yet. */
export async function lookAtAttendance(visit: Visit): Promise<Response> {
  const of = await eventOfVisit(visit)
  if (!of) return visit.notFound()
  const file = (await visit.c.req.formData()).get('list')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const read = await readAttendanceFile(bytes)
  if (read.mistakes.length > 0)
    return pageOfEvent(visit, of, { status: 422, content: attendanceMistakes(visit, read.mistakes) })
  const { db, clock } = visit.parts
  const plan = await attempt(planAttendance(db, requestOf(of, read), clock))
  if ('refused' in plan) return refused(visit, of, plan)
  const key = { cohortId: of.cohort.id, event: of.found.event }
  const letters = await followUps(db, key, plan.startsAt)
  return pageOfEvent(visit, of, {
    status: 200,
    content: attendanceView(visit, { of, plan, letters, rows: read.rows }),
  })
}

/** `…/attended`: stores the list that was shown. */
export async function storeAttendance(visit: Visit): Promise<Response> {
  const of = await eventOfVisit(visit)
  if (!of) return visit.notFound()
  const { parts, by } = visit
  const read = await readAttendanceFile(Buffer.from((await typedForm(visit.c))('rows')))
  if (read.mistakes.length > 0)
    return pageOfEvent(visit, of, { status: 422, content: attendanceMistakes(visit, read.mistakes) })
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
  return pageOfEvent(visit, of, { status: 422, content: html`<p class="message" role="alert">${words}</p>` })
}
