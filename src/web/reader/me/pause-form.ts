import { html } from 'hono/html'
import type { MyCourse } from '../../../actions/readers/my-course.ts'
import { field } from '../../../html/field.ts'
import { submit } from '../../../html/post-form.ts'
import type { Html } from '../../page.ts'
import { FORMS } from './form-words.ts'
import { opening } from './opening.ts'
import { myForm, type Place } from './place.ts'

/** A break, or its end: what it does is not the same in every cohort, and the page says so. */
export function pauseForm(course: MyCourse, place: Place): Html {
  const words = FORMS[place.language].pause
  const isRolling = course.cohort.start === 'rolling'
  const canResume = course.reader.state === 'paused' || course.isOnBreak
  const canPause = course.next !== undefined && course.reader.state !== 'paused'
  const resume = html`<p>${isRolling ? words.resumeRolling : words.resumeFixed}</p>
${myForm(place, 'resume', submit({ label: words.resume }))}`
  return html`${canResume ? opening(words.resumeTitle, resume, true) : ''}
${canPause ? opening(words.title, pause(course, place), place.messages.until !== undefined) : ''}`
}

function pause({ cohort }: MyCourse, place: Place): Html {
  const words = FORMS[place.language].pause
  const isRolling = cohort.start === 'rolling'
  const fields = html`${field({
    name: 'until',
    label: words.until,
    type: 'date',
    value: place.typed('until'),
    hint: isRolling ? words.hintRolling : words.hintFixed,
    message: place.messages.until,
    required: isRolling,
  })}${submit({ label: words.button })}`
  return html`<p>${isRolling ? words.rolling : words.fixed}</p>
${myForm(place, 'pause', fields)}`
}
