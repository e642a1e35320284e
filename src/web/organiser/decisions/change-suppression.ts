import { html } from 'hono/html'
import { z } from 'zod'
import { addSuppressions, removeSuppressions } from '../../../actions/people/change-suppressions.ts'
import { parseAddress } from '../../../domain/address.ts'
import { errorSummary } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import { form, messagesOf, textField } from '../../../html/form.ts'
import { submit } from '../../../html/post-form.ts'
import { typedForm } from '../../typed.ts'
import type { Visit } from '../visit.ts'
import { suppressionsPage } from './suppressions-page.ts'

const FORM = form(
  z.object({
    address: textField((typed) => {
      const read = parseAddress(typed)
      return read.ok ? { ok: true, value: read.address } : { ok: false, fault: { code: 'wrong' } }
    }),
    reason: z.string().trim().min(1).max(500),
  }),
  { fields: { address: ['wrong'], reason: ['wrong'] } },
)

/** Adds an address, with the reason. */
export async function addSuppression(visit: Visit): Promise<Response> {
  const { c, parts, by, now, say } = visit
  const typed = await typedForm(c)
  const read = FORM.read(typed)
  if (!read.ok) {
    const [address, reason] = [typed('address'), typed('reason')]
    return suppressionsPage(visit, { address, reason, messages: wordsOf(visit, read.faults) })
  }
  const { address, reason: why } = read.value
  const [change] = await addSuppressions(parts.db, { addresses: [address], why, by, now })
  const message = change?.isChanged ? 'o.decisions.added' : 'o.decisions.addedBefore'
  const undo = {
    action: '/o/decisions/suppressions/lift',
    label: 'o.decisions.undo',
    fields: { address, reason: say('o.decisions.undoReason') },
  } as const
  return visit.back('/o/decisions/suppressions', {
    ...{ message, values: { address, n: change?.reads ?? 0 } },
    ...(change?.isChanged ? { undo } : {}),
  })
}

/** `/o/decisions/suppressions/lift`: asks why an address is written to again. */
export async function liftPage(
  visit: Visit,
  wrong?: { address: string; message: string },
): Promise<Response> {
  const { c, say, language } = visit
  const address = wrong?.address ?? c.req.query('address') ?? ''
  const title = say('o.decisions.liftTitle')
  const content = html`<input type="hidden" name="address" value="${address}">
${field({ name: 'reason', label: say('o.decisions.reason'), hint: say('o.decisions.reasonHint'), message: wrong?.message, required: true })}${submit(
  { label: say('o.decisions.lift') },
  html`<a href="/o/decisions/suppressions">${say('o.decisions.back')}</a>`,
)}`
  return visit.page({
    title,
    room: 'today',
    status: wrong ? 422 : 200,
    body: html`<h1>${title}</h1>
${errorSummary({ reason: wrong?.message }, language)}<p class="standfirst">${address}</p>
<p>${say('o.decisions.liftText')}</p>
${visit.form({ action: '/o/decisions/suppressions/lift', right: 'run', content })}`,
  })
}

/** Takes an address back, with the reason. */
export async function lift(visit: Visit): Promise<Response> {
  const { c, parts, by, now, say } = visit
  const typed = await typedForm(c)
  const read = FORM.read(typed)
  if (!read.ok)
    return liftPage(visit, { address: typed('address'), message: say('o.decisions.reasonMissing') })
  const { address, reason: why } = read.value
  const [change] = await removeSuppressions(parts.db, { addresses: [address], why, by, now })
  const message = change?.isChanged ? 'o.decisions.liftedNow' : 'o.decisions.notSuppressed'
  return visit.back('/o/decisions/suppressions', { message, values: { address } })
}

function wordsOf({ say }: Visit, faults: Parameters<typeof messagesOf>[0]) {
  return messagesOf(faults, {
    address: () => say('o.decisions.addressWrong'),
    reason: () => say('o.decisions.reasonMissing'),
  })
}
