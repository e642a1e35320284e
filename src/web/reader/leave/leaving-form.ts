import { html } from 'hono/html'
import { z } from 'zod'
import { isLeavingReason, LEAVING_REASONS, LONGEST_LEAVING_WORDS } from '../../../domain/leaving.ts'
import { choice } from '../../../html/choice.ts'
import { linesField } from '../../../html/field.ts'
import { form } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'

/** The two fields in which somebody may say why they leave. */
export function whyFields(language: Language): Html {
  const say = sayIn(language)
  const options = LEAVING_REASONS.map((reason) => ({ value: reason, label: say(`leave.reasons.${reason}`) }))
  return html`${choice({
    name: 'reason',
    label: say('leave.why'),
    hint: say('leave.whyHint'),
    options: [{ value: '', label: say('leave.noReason') }, ...options],
  })}${linesField({
    name: 'words',
    label: say('leave.words'),
    hint: say('leave.wordsHint'),
    rows: 3,
    longest: LONGEST_LEAVING_WORDS,
  })}`
}

/** Reads `whyFields`: words without a reason are another reason, and without either there is nothing. */
export const WHY = form(
  z.object({ reason: z.string(), words: z.string() }).transform(({ reason, words }) => {
    if (isLeavingReason(reason)) return { reason, words }
    return words.trim() === '' ? undefined : { reason: 'other' as const, words }
  }),
  { fields: { reason: [], words: [] } },
)
