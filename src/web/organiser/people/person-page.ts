import { html } from 'hono/html'
import { lookAtPerson } from '../../../actions/people/look-at-person.ts'
import { namedHistory } from '../../../actions/people/named-history.ts'
import type { Course } from '../../../documents/course.ts'
import { isErased } from '../../../domain/erased-address.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { zoneWords } from '../../../domain/place.ts'
import { errorSummary } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { homeZone } from '../../../store/home-zone.ts'
import type { Person } from '../../../store/people-person.ts'
import { momentWords } from '../../moment.ts'
import { letterNamesFor } from '../courses.ts'
import { shownLetterName } from '../letter-name.ts'
import { shortMoment } from '../short-moment.ts'
import { toldApart } from '../told-apart.ts'
import type { Visit } from '../visit.ts'
import { courseForms, type PersonWrong } from './course-forms.ts'
import { coursesByEnrolment } from './courses-by-enrolment.ts'
import { historyTable } from './history-table.ts'
import { personName } from './people-table.ts'
import { type ShownCourse, showCourses } from './shown-course.ts'
import { standingStatus } from './standing-words.ts'

/** `/o/people/<id>`: everything about one person, and what can be done for them. */
export async function personPage(visit: Visit, person: Person, wrong?: PersonWrong): Promise<Response> {
  const { db } = visit.parts
  const found = await lookAtPerson(db, person, visit.now)
  const view = { ...found, history: await namedHistory(found.history, letterNamesFor(visit)) }
  const names = await coursesByEnrolment(db, view.courses)
  const own = await toldApart(view.courses, visit)
  const courses = await showCourses(db, { subscriberId: person.id, courses: own, now: visit.now })
  const zone = courses[0]?.zone ?? (await homeZone(db))
  const { name, address } = personName(person, visit)
  return visit.page({
    title: name,
    room: 'people',
    status: wrong ? 422 : 200,
    body: html`${errorSummary(wrong?.messages ?? {}, visit.language)}<h1>${name}</h1>
${address ? html`<p class="notice address">${address}</p>` : ''}${refusedAddress(person, { visit, zone })}
<div class="person">
<div>${historyTable(view, { names, zone, visit })}</div>
<div>
${courses.map((course) => courseSection({ course, names: names.get(course.enrolmentId), visit, wrong }))}
${isErased(person.address) ? '' : personSection(person, visit)}
</div>
</div>`,
  })
}

function refusedAddress(
  { id, suppression }: Person,
  { visit, zone }: { visit: Visit; zone: string },
): Html | '' {
  if (!suppression) return ''
  const { say, language } = visit
  const since = shortMoment(new Date(suppression.at), { zone, language })
  return html`<div class="note"><p><strong>${say('o.person.suppressed', { since, zone: zoneWords(zone, language) })}</strong></p>
<p><q class="reply">${suppression.reason}</q></p>
${visit.may('run') ? html`<p><a class="button" href="/o/people/${id}/address">${say('o.person.address')}</a></p>` : ''}</div>`
}

type Section = {
  course: ShownCourse
  names: Course | undefined
  visit: Visit
  wrong: PersonWrong | undefined
}

function courseSection({ course, names, visit, wrong }: Section): Html {
  const { cohort, cohortName, at, zone } = course
  const { say, language } = visit
  if (course.cohortState === 'dropped')
    return html`<section class="person-course"><h2>${cohortName}</h2>
<p>${say('o.person.dropped')}</p>
</section>`
  return html`<section class="person-course"><h2><a href="/o/cohorts/${cohort}">${cohortName}</a></h2>
<p>${standingStatus(course, language)}<br>${say('o.person.at', { hour: hourWords(at, language), zone: zoneWords(zone, language) })}</p>
${nextLesson(course, names, visit)}
${courseForms({ course, visit, wrong })}
</section>`
}

function nextLesson({ reading, zone }: ShownCourse, names: Course | undefined, visit: Visit): Html | '' {
  const { say, now, language } = visit
  const next = reading?.next
  if (!next) return ''
  return html`<p>${say('o.person.next')} ${shownLetterName({ ...next, kind: 'lesson', event: null }, names, visit)}<br>
<span class="quiet">${momentWords(next.dueAt, { now, zone, language })}</span></p>`
}

function personSection({ id }: Person, visit: Visit): Html | '' {
  const { say } = visit
  const ways = visit.may('run')
    ? html`<p><a href="/o/people/${id}/name">${say('o.person.name')}</a></p>
<p><a href="/o/people/${id}/address">${say('o.person.address')}</a></p>
<p><a href="/o/people/${id}/erase">${say('o.person.erase')}</a></p>`
    : ''
  const content = submit({ label: say('o.person.export'), tone: 'quiet' })
  return html`<section class="person-course"><h2>${say('o.person.data')}</h2>
${ways}${visit.form({ action: `/o/people/${id}/export`, right: 'export', content })}
</section>`
}
