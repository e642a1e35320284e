import { html } from 'hono/html'
import { z } from 'zod'
import type { Cohort } from '../../../domain/cohort.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { checkBox, choice } from '../../../html/choice.ts'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import { form, type Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { seenField } from '../seen-form.ts'
import type { Visit } from '../visit.ts'

const LATE_RULES = ['next-lesson', 'from-day-one', 'next-cohort'] as const

const MOST_PEOPLE = 10_000_000

/** The settings of a cohort as they come back from their form. */
export const SETTINGS_FORM = form(
  z.object({
    signUp: z.enum(['open', 'closed']),
    archive: z.enum(['open', 'closed']),
    lateJoiners: z.enum(LATE_RULES),
    capacity: z.union([
      z.literal('').transform(() => null),
      z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(MOST_PEOPLE)),
    ]),
  }),
  { fields: { signUp: ['wrong'], archive: ['wrong'], lateJoiners: ['wrong'], capacity: ['wrong'] } },
)

/** What was typed; a box that is not ticked sends nothing, and a form without a rule for late joiners leaves that of `stored`. */
export function typedSettings(typed: Typed, stored: FieldTexts): FieldTexts {
  const open = (name: string) => (typed(name) === 'open' ? 'open' : 'closed')
  const lateJoiners = typed('lateJoiners') || (stored.lateJoiners ?? '')
  return { signUp: open('signUp'), archive: open('archive'), capacity: typed('capacity').trim(), lateJoiners }
}

export type SettingsForm = {
  slug: string
  start: Cohort['start']
  texts: FieldTexts
  seen: FieldTexts
  messages: FieldMessages
}

/** Who may join a cohort, and who may read its lessons. */
export function settingsForm({ slug, start, texts, seen, messages }: SettingsForm, visit: Visit): Html {
  const { say, language } = visit
  const box = (name: 'signUp' | 'archive') => {
    const label = say(`o.cohortSettings.${name}`)
    return checkBox({ name, value: 'open', label, isTicked: texts[name] === 'open' })
  }
  return html`${errorSummary(messages, language)}${visit.form({
    action: `/o/cohorts/${slug}/settings`,
    right: 'run',
    content: html`${seenField(seen)}${box('signUp')}${field({
      name: 'capacity',
      label: say('o.draft.capacity'),
      hint: say('o.draft.capacityHint'),
      value: texts.capacity,
      message: messages.capacity,
    })}${start === 'fixed' ? lateRules(texts, visit) : ''}${box('archive')}${submit({ label: say('o.cohortSettings.save') })}`,
  })}`
}

/** In a rolling cohort nobody is late. */
function lateRules({ lateJoiners }: FieldTexts, { say }: Visit): Html {
  const options = LATE_RULES.map((value) => ({ value, label: say(`o.draft.late.${value}`) }))
  const hint = say('o.cohortSettings.lateHint')
  return choice({ name: 'lateJoiners', legend: say('o.draft.late'), hint, options, value: lateJoiners })
}
