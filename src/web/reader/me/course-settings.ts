import { html } from 'hono/html'
import type { MyCourse } from '../../../actions/readers/my-course.ts'
import { choice } from '../../../html/choice.ts'
import { submit } from '../../../html/post-form.ts'
import type { Html } from '../../page.ts'
import { whyFields } from '../leave/leaving-form.ts'
import { LEAVING } from '../leave/leaving-words.ts'
import { addressForm } from './address-form.ts'
import { changeForm } from './change-form.ts'
import { dataLink } from './data-link.ts'
import { FORMS } from './form-words.ts'
import { hoursForm } from './hours-form.ts'
import { ME } from './me-words.ts'
import { opening } from './opening.ts'
import { pauseForm } from './pause-form.ts'
import { myForm, type Place } from './place.ts'
import type { LessonTitles } from './titles.ts'

/** What a reader can change, each under a line that opens; the one with a mistake is open. */
export function courseSettings(course: MyCourse, titles: LessonTitles, place: Place): Html {
  const words = FORMS[place.language]
  const isRunning = course.cohort.state === 'running'
  return html`${isRunning ? opening(words.hours.title, hoursForm(course, place), isWrong(place, 'at', 'zone')) : ''}
${isRunning ? pauseForm(course, place) : ''}
${course.out.length > 0 && isRunning ? opening(words.lesson.title, lessonForm(course, titles, place)) : ''}
${course.choices.length > 0 ? opening(words.change.title, changeForm(course, place), isWrong(place, 'cohort')) : ''}
${isRunning ? opening(words.address.title, addressForm(place), isWrong(place, 'address')) : ''}
${opening(words.data.title, dataLink(place))}
${opening(words.leave.title, leaveForm(place))}`
}

function isWrong({ messages }: Place, ...names: string[]): boolean {
  return names.some((name) => messages[name] !== undefined)
}

function lessonForm({ out }: MyCourse, titles: LessonTitles, place: Place): Html {
  const words = FORMS[place.language].lesson
  const options = out.toReversed().map(({ letter, day }) => ({
    value: letter,
    label: `${ME[place.language].day(day)} – ${titles.get(letter) ?? letter}`,
  }))
  return html`<p>${words.text}</p>
${myForm(
  place,
  'lesson',
  html`${choice({ name: 'letter', label: words.which, options })}${submit({ label: words.button })}`,
)}`
}

function leaveForm(place: Place): Html {
  const words = FORMS[place.language].leave
  const leaving = LEAVING[place.language]
  const options = [
    { value: 'course', label: leaving.course },
    { value: 'everything', label: leaving.everything },
  ]
  return html`<p>${words.text}</p>
${myForm(
  place,
  'leave',
  html`${choice({ name: 'scope', legend: leaving.scope, options, value: 'course' })}${whyFields(place.language)}
${submit({ label: words.button, tone: 'danger' })}`,
)}`
}
