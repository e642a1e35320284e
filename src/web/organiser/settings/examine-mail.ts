import { z } from 'zod'
import { form } from '../../../html/form.ts'
import { typedForm } from '../../typed.ts'
import type { Visit } from '../visit.ts'
import { doctorPage, MOST_PASTED } from './doctor-page.ts'

const FORM = form(z.object({ pasted: z.string().max(MOST_PASTED).regex(/\S/) }), {
  fields: { pasted: ['wrong'] },
})

/** Examines how mail leaves, and shows what was found. */
export async function examineMail(visit: Visit): Promise<Response> {
  const { doctor } = visit.parts
  return doctorPage(visit, { remarks: await doctor?.examine() })
}

/** Reads a letter that an organiser sent to themselves, or what curl printed. */
export async function readPasted(visit: Visit): Promise<Response> {
  const { c, parts, say } = visit
  const read = FORM.read(await typedForm(c))
  if (!read.ok) return doctorPage(visit, { messages: { pasted: say('o.doctor.read.empty') } })
  return doctorPage(visit, { remarks: await parts.doctor?.read(Buffer.from(read.value.pasted)) })
}
