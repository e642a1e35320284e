import { html } from 'hono/html'
import { beginProgramme } from '../../../actions/programmes/begin-programme.ts'
import { knownSender } from '../../../actions/programmes/known-sender.ts'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import type { Typed } from '../../../html/form.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { typedForm } from '../../typed.ts'
import type { Visit } from '../visit.ts'
import { newProgrammeForm } from './new-programme-form.ts'
import { readNewProgramme } from './read-new-programme.ts'
import { programmeHome } from './with-programme.ts'

/** `/o/programmes/new`: what to say of a programme that is begun. */
export async function newProgrammePage(visit: Visit): Promise<Response> {
  const sender = await knownSender(visit.parts)
  const texts: Readonly<Record<string, string>> = {
    ...{ language: visit.language, days: '5', rhythm: 'every-day' },
    ...(sender && { organisation: sender.name, address: sender.address, postal: sender.postal }),
  }
  return inPage(visit, (name) => texts[name] ?? '')
}

/** `POST …/new`: begins it, and leads to its first lesson. */
export async function postNewProgramme(visit: Visit): Promise<Response> {
  const { parts, by, say } = visit
  const typed = await typedForm(visit.c)
  const read = readNewProgramme(typed, say)
  if (!read.ok) return inPage(visit, typed, read.messages)
  const { organisation, address, postal, ...course } = read.value
  const sender = { name: organisation, address, postal }
  const about = { by, message: say('o.newProgramme.begun'), zone: await homeZone(parts.db) }
  const outcome = await beginProgramme(parts, { ...course, ...about, sender }, parts.clock)
  if (outcome === 'taken') {
    const { name } = course
    const kept: Typed = (field) => (field === 'name' ? name : typed(field))
    return inPage(visit, kept, { name: say('o.newProgramme.wrong.taken', { name }) })
  }
  const { title } = course
  const told = { message: 'o.newProgramme.done', values: { title } } as const
  return visit.back(`${programmeHome(course.name)}/lessons/1`, told)
}

function inPage(visit: Visit, typed: Typed, messages: FieldMessages = {}): Promise<Response> {
  const { say, language } = visit
  const title = say('o.newProgramme.title')
  const body = html`<p class="kicker"><a href="/o/programmes">${say('o.programmes.title')}</a></p>
<h1>${title}</h1>
${errorSummary(messages, language)}<p>${say('o.newProgramme.means')}</p>
${newProgrammeForm({ typed, messages }, visit)}`
  const status = Object.keys(messages).length > 0 ? 422 : undefined
  return visit.page({ title, room: 'cohorts', body, status })
}
