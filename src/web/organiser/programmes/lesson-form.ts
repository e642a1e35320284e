import { html } from 'hono/html'
import { choice } from '../../../html/choice.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { type DraftView, draftDesk } from './draft-desk.ts'
import { type AskedPreview, NO_COHORT } from './lesson-preview.ts'
import { lookChoice } from './look-choice.ts'
import type { LessonVisit } from './with-programme.ts'

export type LessonForm = {
  /** What is typed; undefined for what is kept. */
  text?: string
  asked: AskedPreview
  view: DraftView
}

/** The editor of a lesson. */
export function lessonForm({ text, asked, view }: LessonForm, visit: LessonVisit): Html {
  const { say, lesson, path } = visit
  const label = say('o.lesson.text')
  const hint = say('o.lesson.textHint')
  const lang = lesson.edition.programme.language
  const fields = previewFields(asked, visit)
  return draftDesk({ file: lesson, path, text, label, hint, lang, fields, view }, visit)
}

function previewFields(asked: AskedPreview, { say }: LessonVisit): Html {
  const cohorts = asked.cohorts.map(({ slug, name }) => ({ value: slug, label: name }))
  const options = [...cohorts, { value: NO_COHORT, label: say('o.lesson.noCohort') }]
  return html`<fieldset class="preview-fields"><legend>${say('o.lesson.preview')}</legend>
${lookChoice(asked.look, say)}${choice({
  ...{ name: 'cohort', label: say('o.lesson.cohort'), options },
  value: asked.cohort?.slug ?? NO_COHORT,
})}${field({
  name: 'reader',
  type: 'email',
  label: say('o.letter.chooseLabel'),
  value: asked.reader,
})}</fieldset>
`
}
