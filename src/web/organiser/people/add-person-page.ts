import { html } from 'hono/html'
import { z } from 'zod'
import type { CohortCourse } from '../../../actions/enrolments/place-in-track.ts'
import { addPerson } from '../../../actions/people/add-person.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { zoneWords } from '../../../domain/place.ts'
import { attempt } from '../../../domain/refusal.ts'
import { errorSummary } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import { form, messagesOf, textField } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { findCohort } from '../../../store/cohorts.ts'
import { findProgramme } from '../../../store/my-course.ts'
import { addressMessage, insistedField } from '../../reader/address-message.ts'
import { ADDRESS_CODES, addressField, firstNameField } from '../../reader/read-fields.ts'
import { typedForm } from '../../typed.ts'
import { cohortHead } from '../cohort/cohort-head.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import type { PersonWrong } from './course-forms.ts'

const FIELDS = { address: ADDRESS_CODES, firstName: ['wrong'], basis: ['missing'] } as const

const basisField = textField((typed) => {
  const value = typed.trim()
  return value === '' ? { ok: false, fault: { code: 'missing' } } : { ok: true, value }
})

/** `/o/cohorts/<slug>/people/new`: enrols one person by hand. */
export async function addPersonPage(visit: Visit): Promise<Response> {
  const course = await courseIn(visit)
  return course ? showAdd(visit, course) : visit.notFound()
}

/** Enrols them, and leads to their page. */
export async function addByHand(visit: Visit): Promise<Response> {
  const { parts, by, c } = visit
  const course = await courseIn(visit)
  if (!course) return visit.notFound()
  const typed = await typedForm(c)
  const schema = z.object({
    address: addressField(typed('insisted')),
    firstName: firstNameField,
    basis: basisField,
  })
  const read = form(schema, { fields: FIELDS }).read(typed)
  if (!read.ok) return showAdd(visit, course, { messages: messagesOf(read.faults, words(visit)), typed })
  const { basis, firstName, address } = read.value
  const person = { address, ...(firstName === undefined ? {} : { firstName }) }
  const done = await attempt(
    addPerson(parts.db, { ...course, keys: parts.keys, person, basis, by }, parts.clock),
  )
  if ('refused' in done)
    return showAdd(visit, course, { messages: { address: refusedSentence(done, visit) }, typed })
  if (done.kind === 'erased')
    return showAdd(visit, course, { messages: { address: visit.say('o.people.add.erased') }, typed })
  const message = done.kind === 'enrolled' ? 'o.people.add.done' : 'o.people.add.already'
  return visit.back(`/o/people/${done.subscriberId}`, { message, values: { cohort: course.cohort.name } })
}

async function courseIn({ c, parts }: Visit): Promise<CohortCourse | undefined> {
  const cohort = await findCohort(parts.db, c.req.param('slug') ?? '')
  const programme = cohort && (await findProgramme(parts.db, cohort.editionHash))
  return cohort && programme && { cohort, programme }
}

function words({ say, language }: Visit) {
  const own = { missing: say('join.wrong.addressMissing'), wrong: say('join.wrong.address') }
  return {
    address: (fault: Parameters<typeof addressMessage>[0]) => addressMessage(fault, language, own),
    firstName: () => say('join.wrong.firstName'),
    basis: () => say('o.people.add.basisMissing'),
  }
}

function showAdd(visit: Visit, { cohort }: CohortCourse, wrong?: PersonWrong): Promise<Response> {
  const { say, language } = visit
  const path = `/o/cohorts/${cohort.slug}/people`
  const content = html`${fields(visit, wrong)}${submit(
    { label: say('o.people.add.button') },
    html`<a href="${path}">${say('form.back')}</a>`,
  )}`
  return visit.page({
    title: say('o.people.add.title'),
    room: 'cohorts',
    status: wrong ? 422 : 200,
    body: html`${errorSummary(wrong?.messages ?? {}, language)}${cohortHead(cohort, 'people', visit)}
<h2>${say('o.people.add.title')}</h2>
<p>${say('o.people.add.text', { hour: hourWords(cohort.at, language), zone: zoneWords(cohort.zone, language) })}</p>
${visit.form({ action: `${path}/new`, right: 'run', content })}`,
  })
}

function fields({ say }: Visit, wrong: PersonWrong | undefined): Html {
  const of = (name: string) => ({ name, value: wrong?.typed(name), message: wrong?.messages[name] })
  return html`${field({ ...of('address'), label: say('o.people.add.address'), type: 'email', required: true })}${insistedField(
    wrong?.typed('address'),
  )}${field({ ...of('firstName'), label: say('o.people.add.firstName'), hint: say('o.people.add.optional') })}${field(
    {
      ...of('basis'),
      label: say('o.person.basis'),
      hint: say('o.person.basisHint'),
      required: true,
    },
  )}`
}
