import { html } from 'hono/html'
import type { MyCourse } from '../../../actions/readers/my-course.ts'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import { choice } from '../../../html/choice.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { sayIn } from '../../../language/say.ts'
import { whyFields } from '../leave/leaving-form.ts'
import { addressForm } from './address-form.ts'
import { changeForm } from './change-form.ts'
import { dataLink } from './data-link.ts'
import { hoursForm } from './hours-form.ts'
import { opening } from './opening.ts'
import { pauseForm } from './pause-form.ts'
import { myForm, type Place } from './place.ts'
import type { LessonTitles } from './titles.ts'

/** What a reader can change, each under a line that opens; the one with a mistake is open. */
export function courseSettings(course: MyCourse, titles: LessonTitles, place: Place): Html {
  const say = sayIn(place.language)
  const isRunning = course.cohort.state === 'running'
  return html`${isRunning ? opening(say('me.form.hours.title'), hoursForm(course, place), isWrong(place, 'at', 'zone')) : ''}
${isRunning ? pauseForm(course, place) : ''}
${course.out.length > 0 && isRunning ? opening(say('me.form.lesson.title'), lessonForm(course, titles, place)) : ''}
${course.choices.length > 0 ? opening(say('me.form.change.title'), changeForm(course, place), isWrong(place, 'cohort')) : ''}
${isRunning ? opening(say('me.form.address.title'), addressForm(place), isWrong(place, 'address')) : ''}
${opening(say('me.form.leaked.title'), leakedForm(place))}
${opening(say('me.form.data.title'), dataLink(place))}
${opening(say('me.form.leave.title'), leaveForm(place))}`
}

function isWrong({ messages }: Place, ...names: string[]): boolean {
  return names.some((name) => messages[name] !== undefined)
}

function lessonForm({ out, programme }: MyCourse, titles: LessonTitles, place: Place): Html {
  const say = sayIn(place.language)
  const options = out.toReversed().map(({ letter, day }) => ({
    value: letter,
    label: `${lessonNumber(day, { programme, language: place.language })} – ${titles.get(letter) ?? letter}`,
  }))
  return html`<p>${say('me.form.lesson.text')}</p>
${myForm(
  place,
  'lesson',
  html`${choice({ name: 'letter', label: say('me.form.lesson.which'), options })}${submit({ label: say('me.form.lesson.button') })}`,
)}`
}

function leakedForm(place: Place): Html {
  const say = sayIn(place.language)
  return html`<p>${say('me.form.leaked.text')}</p>
${myForm(place, 'leaked', submit({ label: say('me.form.leaked.button') }))}`
}

function leaveForm(place: Place): Html {
  const say = sayIn(place.language)

  const options = [
    { value: 'course', label: say('leave.course') },
    { value: 'everything', label: say('leave.everything') },
  ]
  return html`<p>${say('me.form.leave.text')}</p>
${myForm(
  place,
  'leave',
  html`${choice({ name: 'scope', legend: say('leave.scope'), options, value: 'course' })}${whyFields(place.language)}
${submit({ label: say('me.form.leave.button'), tone: 'danger' })}`,
)}`
}
