import { html } from 'hono/html'
import { z } from 'zod'
import { askNewAddress } from '../../../actions/people/ask-new-address.ts'
import { correctAddress, reasonOf } from '../../../actions/people/correct-address.ts'
import type { Address } from '../../../domain/address.ts'
import { attempt } from '../../../domain/refusal.ts'
import { field } from '../../../html/field.ts'
import { form, messagesOf } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { reachOf } from '../../../store/people-addresses.ts'
import { listCourses, type Person } from '../../../store/people-person.ts'
import { addressMessage, insistedField } from '../../reader/address-message.ts'
import { ADDRESS_CODES, addressField } from '../../reader/read-fields.ts'
import { typedForm } from '../../typed.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import type { PersonWrong } from './course-forms.ts'
import { personForm } from './person-form.ts'
import { personPath } from './person-route.ts'

/**
 * `/o/people/<id>/address`: corrects an address that no mail reaches, or asks the new one; the page says which, and
 * why.
 */
export async function addressPage(visit: Visit, person: Person, wrong?: PersonWrong): Promise<Response> {
  const { say, parts } = visit
  const because = reasonOf(await reachOf(parts.db, person.id))
  return personForm(visit, person, {
    title: say('o.person.address.title'),
    deed: 'address',
    messages: wrong?.messages,
    text: html`<p>${say(because ? `o.person.address.because.${because}` : 'o.person.address.works')}</p>
`,
    fields: html`${field({
      name: 'address',
      label: say('o.person.address.new'),
      type: 'email',
      value: wrong?.typed('address'),
      message: wrong?.messages.address,
      required: true,
    })}${insistedField(wrong?.typed('address'))}${because ? whyField(visit, wrong) : ''}`,
    button: { label: say(because ? 'o.person.address.correct' : 'o.person.address.ask') },
  })
}

function whyField({ say }: Visit, wrong: PersonWrong | undefined): Html {
  return field({
    name: 'why',
    label: say('o.person.address.why'),
    hint: say('o.person.address.whyHint'),
    value: wrong?.typed('why'),
    message: wrong?.messages.why,
    required: true,
  })
}

/** Corrects the address, or asks the new one. */
export async function changeAddress(visit: Visit, person: Person): Promise<Response> {
  const { say, language } = visit
  const typed = await typedForm(visit.c)
  const fields = { address: ADDRESS_CODES } as const
  const read = form(z.object({ address: addressField(typed('insisted')) }), { fields }).read(typed)
  if (!read.ok) {
    const own = { missing: say('join.wrong.addressMissing'), wrong: say('join.wrong.address') }
    const messages = messagesOf(read.faults, { address: (fault) => addressMessage(fault, language, own) })
    return addressPage(visit, person, { messages, typed })
  }
  const { address: to } = read.value
  const because = reasonOf(await reachOf(visit.parts.db, person.id))
  const done = await attempt(
    because ? correct(visit, { person, to, why: typed('why') }) : ask(visit, person, to),
  )
  if (typeof done === 'string')
    return visit.back(personPath(person), { message: done, values: { address: to } })
  const at = done.refused === 'no-reason' ? 'why' : 'address'
  return addressPage(visit, person, { messages: { [at]: refusedSentence(done, visit) }, typed })
}

async function correct(
  { parts, by }: Visit,
  { person, to, why }: { person: Person; to: Address; why: string },
): Promise<'o.person.address.corrected'> {
  const { db, keys, clock } = parts
  await correctAddress(db, { subscriberId: person.id, to, why, keys, by }, clock)
  return 'o.person.address.corrected'
}

async function ask({ parts, by }: Visit, { id }: Person, to: Address): Promise<'o.person.address.asked'> {
  const { db, keys, clock } = parts
  const courses = await listCourses(db, id)
  const course = courses.find(({ follows, joinedAt }) => follows === 'course' && joinedAt !== null)
  await askNewAddress(db, { enrolmentId: course?.enrolmentId ?? 0, to, keys, by }, clock)
  return 'o.person.address.asked'
}
