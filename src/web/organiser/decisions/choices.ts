import { z } from 'zod'
import type { Decision, WaitingState } from '../../../domain/waiting-letter.ts'

/** What can be decided: nobody can have taken a letter that could not be written. */
export function choicesFor(state: WaitingState): readonly Decision[] {
  return state === 'unknown' ? ['resend', 'submitted', 'leave'] : ['resend', 'leave']
}

const id = z.coerce.number().int().positive()

const asked = z.object({
  sample: id,
  decision: z.enum(['resend', 'submitted', 'leave']),
  ids: z.array(id).max(1000),
})

/** A decision as a form asks for it: about the letters that are ticked or, where none is, about the whole group. */
export type Asked = { sample: number; decision: Decision; ids: readonly number[] | undefined }

/** Undefined for what no form of ours sends. */
export function readAsked(from: { sample: unknown; decision: unknown; ids: unknown }): Asked | undefined {
  const read = asked.safeParse(from)
  if (!read.success) return undefined
  const { sample, decision, ids } = read.data
  return { sample, decision, ids: ids.length === 0 ? undefined : ids }
}
