import { randomBytes } from 'node:crypto'
import { html } from 'hono/html'
import { textInHand } from '../../../actions/programmes/lesson-in-hand.ts'
import { hashOrNull } from '../../../actions/programmes/programme-folder.ts'
import { choice } from '../../../html/choice.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { MOST_BYTES } from '../../../letters/limits.ts'
import { LOOKS, type Look } from '../letter-looks.ts'
import { type AskedPreview, NO_COHORT } from './lesson-preview.ts'
import type { LessonView } from './lesson-view.ts'
import type { LessonVisit } from './with-programme.ts'

export type LessonForm = {
  /** What is typed; undefined for what is kept. */
  text?: string
  asked: AskedPreview
  view: LessonView
}

/**
 * The editor beside what its text comes to. While somebody types, a script of ours sends the form: the text is kept, and all
 * but the fields comes back, so that nothing that is typed meanwhile is lost. Without the script it is kept by its button.
 */
export function lessonForm({ text, asked, view }: LessonForm, visit: LessonVisit): Html {
  const { form, path, lesson } = visit
  const content = html`${marksOfPage(visit)}<div class="lesson-desk" hx-post="${path}" hx-trigger="input delay:500ms, change delay:100ms" hx-sync="this:queue last" hx-target="#lesson-view" hx-swap="innerMorph">
<div class="lesson-text">
${textArea(text ?? textInHand(lesson), visit)}<div id="lesson-state" data-unkept="${visit.say('o.lesson.unkept')}">${view.state}</div>
${buttons(visit)}</div>
<div class="lesson-look">
${previewFields(asked, visit)}<div id="lesson-view">${view.preview}</div>
</div>
</div>`
  return form({ action: path, right: 'write', content }) || html``
}

/** Which draft the page shows, and which page it is: two pages of one author overwrite nothing of each other. */
function marksOfPage({ lesson: { draft, published } }: LessonVisit): Html {
  const page = randomBytes(8).toString('hex')
  const began = draft ? draft.beganHash : hashOrNull(published)
  return html`<input type="hidden" name="page" value="${page}">
<input type="hidden" name="seen" value="${draft?.version ?? 0}">
<input type="hidden" name="began" value="${began ?? ''}">
`
}

/** No spelling check of the browser: it would mark each key of the front matter. */
function textArea(text: string, { say, lesson }: LessonVisit): Html {
  return html`<div class="field">
<label for="text">${say('o.lesson.text')}</label>
<p class="hint" id="text-hint">${say('o.lesson.textHint')}</p>
<textarea id="text" name="text" rows="28" maxlength="${MOST_BYTES}" lang="${lesson.edition.programme.language}" aria-describedby="text-hint">
${text}</textarea>
</div>
`
}

function buttons({ say }: LessonVisit): Html {
  return html`<p class="actions"><button type="submit" name="then" value="publish">${say('o.lesson.toPublish')}</button>
<button type="submit" name="then" value="keep" class="quiet">${say('o.lesson.keep')}</button></p>
`
}

function previewFields(asked: AskedPreview, { say }: LessonVisit): Html {
  const looks = (Object.keys(LOOKS) as Look[]).map((value) => ({
    value,
    label: say(`o.letter.look.${value}`),
  }))
  const cohorts = asked.cohorts.map(({ slug, name }) => ({ value: slug, label: name }))
  const options = [...cohorts, { value: NO_COHORT, label: say('o.lesson.noCohort') }]
  return html`<fieldset class="preview-fields"><legend>${say('o.lesson.preview')}</legend>
${choice({ name: 'look', label: say('o.letter.looks'), options: looks, value: asked.look })}${choice({
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
