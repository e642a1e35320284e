import { html } from 'hono/html'
import { z } from 'zod'
import type { FieldTexts } from '../../../domain/field-change.ts'
import type { Joining } from '../../../domain/joining-plan.ts'
import { LATE_RULES } from '../../../domain/late-rules.ts'
import { choice } from '../../../html/choice.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import { form, type Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { CohortVisit } from './with-cohort.ts'

const MOST_PEOPLE = 10_000_000

const JOINING_FORM = form(
  z.object({
    lateJoiners: z.enum(LATE_RULES),
    capacity: z.union([
      z.literal('').transform(() => null),
      z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(MOST_PEOPLE)),
    ]),
  }),
  { fields: { lateJoiners: ['wrong'], capacity: ['wrong'] } },
)

/** What was typed; a form without a rule for late joiners, as a rolling cohort has it, leaves that of the cohort. */
export function typedJoining(typed: Typed, { cohort }: CohortVisit): FieldTexts {
  return { capacity: typed('capacity').trim(), lateJoiners: typed('lateJoiners') || cohort.lateJoiners }
}

/** What is to change; undefined where the places are no number. */
export function readJoining(texts: FieldTexts): Joining | undefined {
  const read = JOINING_FORM.read((name) => texts[name] ?? '')
  return read.ok ? read.value : undefined
}

export type JoiningForm = { texts: FieldTexts; messages: FieldMessages }

/** Who may join a cohort; what a change would do is shown as it is typed. Without JavaScript its button shows it. */
export function joiningForm({ texts, messages }: JoiningForm, { say, home, cohort }: CohortVisit): Html {
  const options = LATE_RULES.map((value) => ({ value, label: say(`o.draft.late.${value}`) }))
  const places = field({
    ...{ name: 'capacity', label: say('o.draft.capacity'), hint: say('o.draft.capacityHint') },
    ...{ value: texts.capacity, message: messages.capacity },
  })
  // In a rolling cohort nobody is late.
  const late =
    cohort.start === 'fixed'
      ? choice({ name: 'lateJoiners', legend: say('o.draft.late'), options, value: texts.lateJoiners })
      : ''
  return html`<form method="get" action="${home}/joining" hx-get="${home}/joining" hx-trigger="change delay:300ms" hx-target="#plan" hx-select="#plan" hx-swap="outerHTML">
${places}${late}${submit({ label: say('o.events.showPlan'), tone: 'quiet' })}</form>
`
}
