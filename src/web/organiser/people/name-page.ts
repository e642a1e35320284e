import { z } from 'zod'
import { correctFirstName } from '../../../actions/people/correct-first-name.ts'
import { attempt } from '../../../domain/refusal.ts'
import { field } from '../../../html/field.ts'
import { form, messagesOf } from '../../../html/form.ts'
import type { Person } from '../../../store/people-person.ts'
import { firstNameField } from '../../reader/read-fields.ts'
import { typedForm } from '../../typed.ts'
import { refusedSentence } from '../refused-sentence.ts'
import type { Visit } from '../visit.ts'
import type { PersonWrong } from './course-forms.ts'
import { personForm } from './person-form.ts'
import { personPath } from './person-route.ts'

const FORM = form(z.object({ firstName: firstNameField }), { fields: { firstName: ['wrong'] } })

/** `/o/people/<id>/name`: corrects the first name by which letters greet somebody. */
export async function namePage(visit: Visit, person: Person, wrong?: PersonWrong): Promise<Response> {
  const { say } = visit
  return personForm(visit, person, {
    title: say('o.person.name'),
    deed: 'name',
    messages: wrong?.messages,
    fields: field({
      name: 'firstName',
      label: say('o.person.name.field'),
      hint: say('o.person.name.hint'),
      value: wrong?.typed('firstName') ?? person.firstName ?? '',
      message: wrong?.messages.firstName,
      autocomplete: 'off',
    }),
    button: { label: say('o.person.name.button') },
  })
}

/** Corrects it; the page of the person offers to take it back. */
export async function changeName(visit: Visit, person: Person): Promise<Response> {
  const { parts, by, say, c } = visit
  const typed = await typedForm(c)
  const read = FORM.read(typed)
  if (!read.ok) {
    const messages = messagesOf(read.faults, { firstName: () => say('join.wrong.firstName') })
    return namePage(visit, person, { messages, typed })
  }
  const request = { subscriberId: person.id, to: read.value.firstName ?? null, by }
  const refused = await attempt(correctFirstName(parts.db, request, parts.clock))
  if (refused)
    return namePage(visit, person, { messages: { firstName: refusedSentence(refused, visit) }, typed })
  const fields = { firstName: person.firstName ?? '' }
  const undo = { action: `${personPath(person)}/name`, label: 'o.person.undo', fields } as const
  return visit.back(personPath(person), { message: 'o.person.name.done', undo })
}
