import { html } from 'hono/html'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { checkBox } from '../../../html/choice.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { CohortSettings } from '../../../store/cohort-settings.ts'
import { seenField } from '../seen-form.ts'
import type { Visit } from '../visit.ts'

/** The settings that are changed at once; others are planned first. */
export type PlainSettings = Pick<CohortSettings, 'signUp' | 'archive'>

export function plainSettings({ signUp, archive }: PlainSettings): PlainSettings {
  return { signUp, archive }
}

/** What was ticked; a box that is not ticked sends nothing. */
export function typedSettings(typed: Typed): PlainSettings {
  const open = (name: string) => (typed(name) === 'open' ? 'open' : 'closed')
  return { signUp: open('signUp'), archive: open('archive') }
}

export type SettingsForm = { slug: string; texts: FieldTexts; seen: FieldTexts }

/** Whether people may join a cohort by themselves, and whether everybody may read its lessons. */
export function settingsForm({ slug, texts, seen }: SettingsForm, visit: Visit): Html {
  const { say } = visit
  const box = (name: 'signUp' | 'archive') => {
    const label = say(`o.cohortSettings.${name}`)
    return checkBox({ name, value: 'open', label, isTicked: texts[name] === 'open' })
  }
  return html`${visit.form({
    action: `/o/cohorts/${slug}/settings`,
    right: 'run',
    content: html`${seenField(seen)}${box('signUp')}${box('archive')}${submit({ label: say('o.cohortSettings.save') })}`,
  })}`
}
