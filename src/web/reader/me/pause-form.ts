import { html } from 'hono/html'
import type { MyCourse } from '../../../actions/readers/my-course.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { sayIn } from '../../../language/say.ts'
import { opening } from './opening.ts'
import { myForm, type Place } from './place.ts'

/** A break, or its end: what it does is not the same in every cohort, and the page says so. */
export function pauseForm(course: MyCourse, place: Place): Html {
  const say = sayIn(place.language)
  const isRolling = course.cohort.start === 'rolling'
  const canResume = course.reader.state === 'paused' || course.isOnBreak
  const canPause = course.next !== undefined && course.reader.state !== 'paused'
  const resume = html`<p>${isRolling ? say('me.form.pause.resumeRolling') : say('me.form.pause.resumeFixed')}</p>
${myForm(place, 'resume', submit({ label: say('me.form.pause.resume') }))}`
  return html`${canResume ? opening(say('me.form.pause.resumeTitle'), resume, true) : ''}
${canPause ? opening(say('me.form.pause.title'), pause(course, place), place.messages.until !== undefined) : ''}`
}

function pause({ cohort }: MyCourse, place: Place): Html {
  const say = sayIn(place.language)
  const isRolling = cohort.start === 'rolling'
  const fields = html`${field({
    name: 'until',
    label: say('me.form.pause.until'),
    type: 'date',
    value: place.typed('until'),
    hint: isRolling ? say('me.form.pause.hintRolling') : say('me.form.pause.hintFixed'),
    message: place.messages.until,
    required: isRolling,
  })}${submit({ label: say('me.form.pause.button') })}`
  return html`<p>${isRolling ? say('me.form.pause.rolling') : say('me.form.pause.fixed')}</p>
${myForm(place, 'pause', fields)}`
}
