import { html } from 'hono/html'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { type Button, submit } from '../../../html/post-form.ts'
import type { Person } from '../../../store/people-person.ts'
import type { Visit } from '../visit.ts'
import { personPath } from './person-route.ts'

type PersonForm = {
  title: string
  /** Where it is sent, below the page of the person. */
  deed: 'address' | 'erase' | 'name'
  /** What is wrong with what was sent, by field; undefined where nothing was sent. */
  messages: FieldMessages | undefined
  text?: Html
  fields?: Html
  button: Button
}

/** A page that does one thing to one person, with the way back to theirs. */
export function personForm(visit: Visit, person: Person, page: PersonForm): Promise<Response> {
  const { title, deed, messages, text, fields, button } = page
  const back = html`<a href="${personPath(person)}">${visit.say('form.back')}</a>`
  const content = html`${fields ?? ''}${submit(button, back)}`
  return visit.page({
    title,
    room: 'people',
    status: messages ? 422 : 200,
    body: html`${errorSummary(messages ?? {}, visit.language)}<h1>${title}</h1>
<p class="notice address">${person.address}</p>
${text ?? ''}${visit.form({ action: `${personPath(person)}/${deed}`, right: 'run', content })}`,
  })
}
