import { z } from 'zod'
import { changeCeilings } from '../../../actions/forms/change-ceilings.ts'
import { form } from '../../../html/form.ts'
import { findCeilings } from '../../../store/letter-ceilings.ts'
import { typedForm } from '../../typed.ts'
import type { Visit } from '../visit.ts'
import { ceilingsPage } from './ceilings-page.ts'

const number = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)

const FORM = form(z.object({ perDomain: number, inAll: number }), {
  fields: { perDomain: ['wrong'], inAll: ['wrong'] },
})

/** Sets the ceilings; shows what another owner set meanwhile, and overwrites nothing. */
export async function setCeilings(visit: Visit): Promise<Response> {
  const { c, parts, by, now, say } = visit
  const text = await typedForm(c)
  const typed = { perDomain: text('perDomain'), inAll: text('inAll') }
  const read = FORM.read(text)
  if (!read.ok) {
    const wrong = say('o.ceilings.wrong')
    const messages = {
      perDomain: read.faults.perDomain && wrong,
      inAll: read.faults.inAll && wrong,
    }
    return ceilingsPage(visit, { typed, messages, status: 422 })
  }
  const { perDomain, inAll } = read.value
  if (perDomain > inAll) {
    const messages = { perDomain: say('o.ceilings.above') }
    return ceilingsPage(visit, { typed, messages, status: 422 })
  }
  const known = await findCeilings(parts.db)
  if (text('seen') !== `${known.perDomain} ${known.inAll}`) {
    const messages = { perDomain: say('o.ceilings.changed', known) }
    return ceilingsPage(visit, { typed, messages, status: 409 })
  }
  await changeCeilings(parts.db, { perDomain, inAll, by, now })
  return visit.back('/o/settings/ceilings', { message: 'o.ceilings.saved' })
}
