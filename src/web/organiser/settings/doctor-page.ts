import { html } from 'hono/html'
import type { Remark } from '../../../domain/remark.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { linesField } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { Visit } from '../visit.ts'
import { remarksView } from './remarks-view.ts'
import { settingsPage } from './settings-page.ts'

const PATH = '/o/settings/doctor'
const LINES = 8

/** In characters. A letter has a tenth of it. */
export const MOST_PASTED = 1_000_000

/** What was just found, or what is wrong with what was pasted. */
type Found = { remarks?: readonly Remark[] | undefined; messages?: FieldMessages }

/** `/o/settings/doctor`: what decides whether mail arrives. It is looked at when somebody presses a button. */
export async function doctorPage(visit: Visit, { remarks, messages = {} }: Found = {}): Promise<Response> {
  const { say } = visit
  return settingsPage(visit, {
    title: say('o.doctor.title'),
    status: messages.pasted === undefined ? 200 : 422,
    messages,
    content: html`${remarks ? remarksView(remarks, visit) : ''}${visit.parts.doctor ? ways(visit, messages.pasted) : html`<p>${say('o.doctor.absent')}</p>`}`,
  })
}

/** To examine, and to have a letter read. */
function ways(visit: Visit, message: string | undefined): Html {
  const { say, form } = visit
  const examine = submit({ label: say('o.doctor.examine') })
  return html`<p>${say('o.doctor.text')}</p>
${form({ action: PATH, right: 'run', content: examine })}
<h2>${say('o.doctor.read.title')}</h2>
<p>${say('o.doctor.read.text')}</p>
${reading(visit, message)}`
}

function reading({ say, form }: Visit, message: string | undefined): Html | '' {
  const label = say('o.doctor.read.label')
  const pasted = linesField({
    name: 'pasted',
    label,
    rows: LINES,
    longest: MOST_PASTED,
    required: true,
    message,
  })
  const content = html`${pasted}${submit({ label: say('o.doctor.read.button') })}`
  // As it comes: a letter that is written as an address would be is three times as long.
  return form({ action: `${PATH}/read`, right: 'run', content, multipart: true })
}
