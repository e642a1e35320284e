import { html } from 'hono/html'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import { submit } from '../../../html/post-form.ts'
import { findCeilings } from '../../../store/letter-ceilings.ts'
import type { Visit } from '../visit.ts'
import { settingsPage } from './settings-page.ts'

/** What was typed, and what is wrong with it. */
export type WrongCeilings = {
  typed: { perDomain: string; inAll: string }
  messages: FieldMessages
  status: 409 | 422
}

/** `/o/settings/ceilings`: how many letters an hour go to addresses that have not confirmed. */
export async function ceilingsPage(visit: Visit, wrong?: WrongCeilings): Promise<Response> {
  const { say, parts } = visit
  const known = await findCeilings(parts.db)
  const { perDomain, inAll } = wrong?.typed ?? known
  const messages = wrong?.messages ?? {}
  const number = (name: 'perDomain' | 'inAll', value: number | string) =>
    field({
      name,
      label: say(`o.ceilings.${name}`),
      value: String(value),
      message: messages[name],
      required: true,
    })
  return settingsPage(visit, {
    title: say('o.ceilings.title'),
    status: wrong?.status,
    messages,
    content: html`<p>${say('o.ceilings.text')}</p>
${visit.form({
  action: '/o/settings/ceilings',
  right: 'own',
  content: html`<input type="hidden" name="seen" value="${known.perDomain} ${known.inAll}">
${number('perDomain', perDomain)}${number('inAll', inAll)}${submit({ label: say('o.ceilings.save') })}`,
})}`,
  })
}
