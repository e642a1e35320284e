import { changePersonHours } from '../../../actions/people/change-person-hours.ts'
import { movePerson } from '../../../actions/people/move-person.ts'
import { pausePerson, resumePerson } from '../../../actions/people/pause-person.ts'
import { bringBack, unenrolPerson } from '../../../actions/people/unenrol-person.ts'
import { type IsoDate, isoDate } from '../../../domain/calendar-rule.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { zoneWords } from '../../../domain/place.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { Refused } from '../../../domain/refusal.ts'
import { readZone } from '../../../domain/zones.ts'
import type { Typed } from '../../../html/form.ts'
import { fullDateOf } from '../../../language/dates.ts'
import { listCourses, type Person, type PersonCourse } from '../../../store/people-person.ts'
import { typedForm } from '../../typed.ts'
import { refusedSentence } from '../refused-sentence.ts'
import { act, type OrganiserRoute } from '../route.ts'
import type { Told } from '../told.ts'
import type { Visit } from '../visit.ts'
import { personPage } from './person-page.ts'
import { aboutPerson, numberIn, personPath } from './person-route.ts'

type CourseAct = {
  visit: Visit
  course: PersonCourse
  /** What was typed into a field of the form, by the name that it has without its course. */
  typed: Typed
  /** Where a form of the same course posts to. */
  action: (name: string) => string
}

/** `field` is where a refusal is shown. */
function courseAct(name: string, field: string, run: (act: CourseAct) => Promise<Told>): OrganiserRoute {
  return act(
    `/people/:person/courses/:enrolment/${name}`,
    'run',
    aboutPerson(async (visit, person) => {
      const course = await courseIn(visit, person)
      if (!course) return visit.notFound()
      const form = await typedForm(visit.c)
      const typed = (of: string) => form(`${of}-${course.enrolmentId}`)
      const action = (of: string) => `${personPath(person)}/courses/${course.enrolmentId}/${of}`
      try {
        return visit.back(personPath(person), await run({ visit, course, typed, action }))
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        const messages = { [`${field}-${course.enrolmentId}`]: refusedSentence(error.refusal, visit) }
        return personPage(visit, person, { messages, typed: form })
      }
    }),
  )
}

async function courseIn(visit: Visit, person: Person): Promise<PersonCourse | undefined> {
  const wanted = numberIn(visit, 'enrolment')
  const courses = await listCourses(visit.parts.db, person.id)
  return courses.find(({ enrolmentId }) => enrolmentId === wanted)
}

/** The forms beside the history of a person, one for each thing that can be done about a course. */
export const COURSE_ACTS: readonly OrganiserRoute[] = [
  courseAct('pause', 'until', async ({ visit, course, typed, action }) => {
    const { parts, by, language } = visit
    const until = readUntil(typed('until'))
    await pausePerson(parts.db, { enrolmentId: course.enrolmentId, until, by }, parts.clock)
    const undo = { action: action('resume'), label: 'o.person.undo' } as const
    if (until === undefined) return { message: 'o.person.pausedOpen', undo }
    return { message: 'o.person.paused', values: { date: fullDateOf(new Date(until), language) }, undo }
  }),
  courseAct('resume', 'until', async ({ visit, course }) => {
    const { parts, by } = visit
    await resumePerson(parts.db, { enrolmentId: course.enrolmentId, by }, parts.clock)
    return { message: 'o.person.resumed' }
  }),
  courseAct('hours', 'at', async ({ visit, course, typed }) => {
    const { parts, by, language } = visit
    const [at, zone] = [typed('at') || course.at, zoneIn(typed('zone'), course.zone)]
    await changePersonHours(parts.db, { enrolmentId: course.enrolmentId, at, zone, by }, parts.clock)
    return {
      message: 'o.person.hoursChanged',
      values: { hour: hourWords(at, language), zone: zoneWords(zone, language) },
    }
  }),
  courseAct('move', 'to', async ({ visit, course, typed }) => {
    const { parts, by } = visit
    const wanted = { enrolmentId: course.enrolmentId, cohort: typed('to'), basis: typed('basis'), by }
    await movePerson(parts.db, wanted, parts.clock)
    return { message: 'o.person.moved', values: { cohort: typed('to') } }
  }),
  courseAct('leave', 'scope', async ({ visit, course, typed, action }) => {
    const { parts, by, say } = visit
    const scope = typed('scope') === 'everything' ? 'everything' : 'course'
    await unenrolPerson(parts.db, { enrolmentId: course.enrolmentId, scope, by }, parts.clock)
    const fields = { [`basis-${course.enrolmentId}`]: say('o.person.undoBasis') }
    return { message: 'o.person.left', undo: { action: action('back'), label: 'o.person.undo', fields } }
  }),
  courseAct('back', 'basis', async ({ visit, course, typed }) => {
    const { parts, by } = visit
    const wanted = { enrolmentId: course.enrolmentId, wording: typed('basis'), by }
    await bringBack(parts.db, wanted, parts.clock)
    return { message: 'o.person.isBack' }
  }),
]

/** @throws Refused for what is no date. */
function readUntil(typed: string): IsoDate | undefined {
  if (typed === '') return undefined
  const read = isoDate.safeParse(typed)
  if (!read.success) throw new Refused({ refused: 'pause-date' } satisfies Refusal)
  return read.data
}

function zoneIn(typed: string, present: string): string {
  const read = readZone(typed)
  return read.ok ? read.zone : present
}
