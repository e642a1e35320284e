import { html } from 'hono/html'
import { erasePerson, exportPerson } from '../../../actions/people/erase-person.ts'
import { attempt } from '../../../domain/refusal.ts'
import { listCourses, type Person } from '../../../store/people-person.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import { personForm } from './person-form.ts'

/** `/o/people/<id>/erase`: what goes and what stays, before it is done. */
export async function erasePage(visit: Visit, person: Person, message?: string): Promise<Response> {
  const { say, parts } = visit
  const courses = await listCourses(parts.db, person.id)
  const going = courses.filter(({ state }) => state !== 'unsubscribed').length
  return personForm(visit, person, {
    title: say('o.person.erase.title'),
    deed: 'erase',
    messages: message === undefined ? undefined : { main: message },
    text: html`<p>${say('o.person.erase.courses', { count: going })}</p>
<p>${say('o.person.erase.data')}</p>
<p><strong>${say('o.person.erase.forGood')}</strong></p>
`,
    button: { label: say('o.person.erase.button'), tone: 'danger' },
  })
}

export async function erase(visit: Visit, person: Person): Promise<Response> {
  const { parts, by } = visit
  const { db, keys, clock } = parts
  const enrolmentId = await anyCourse(visit, person)
  const done = await attempt(erasePerson(db, { enrolmentId, keys, by }, clock))
  if (done) return erasePage(visit, person, refusedSentence(done, visit))
  return visit.back('/o/people', { message: 'o.person.erase.done' })
}

/** All that is stored about one person, as a file to hand over. */
export async function exportFile(visit: Visit, person: Person): Promise<Response> {
  const { parts, by, c } = visit
  const enrolmentId = await anyCourse(visit, person)
  const kept = await exportPerson(parts.db, { enrolmentId, by }, parts.clock)
  c.header('Content-Disposition', `attachment; filename="person-${person.id}.json"`)
  c.header('Content-Type', 'application/json; charset=utf-8')
  return c.body(JSON.stringify(kept, null, 2))
}

/** What is stored about a person is found by any course of theirs. */
async function anyCourse({ parts }: Visit, { id }: Person): Promise<number> {
  return (await listCourses(parts.db, id))[0]?.enrolmentId ?? 0
}
