import { html } from 'hono/html'
import { firstLessonAfter } from '../../../actions/enrolments/place-in-track.ts'
import type { SwitchChoice } from '../../../actions/enrolments/switch-cohort.ts'
import type { MyCourse } from '../../../actions/readers/my-course.ts'
import { choice } from '../../../html/choice.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { sayIn } from '../../../language/say.ts'
import { dayWords } from '../../moment.ts'
import { myForm, type Place } from './place.ts'

/** The other cohorts of the programme, each with the date of its next lesson. */
export function changeForm({ choices }: MyCourse, place: Place): Html {
  const say = sayIn(place.language)
  const options = choices.map((each) => ({
    value: each.cohort.slug,
    label: each.cohort.name,
    hint: startWords(each, place),
  }))
  const fields = html`${choice({
    name: 'cohort',
    legend: say('me.form.change.which'),
    options,
    value: choices[0]?.cohort.slug,
    message: place.messages.cohort,
  })}${submit({ label: say('me.form.change.button') })}`
  return html`<p>${say('me.form.change.text')}</p>
${myForm(place, 'switch', fields)}`
}

function startWords({ cohort, programme, dates }: SwitchChoice, { language, now }: Place): string {
  const say = sayIn(language)
  const next = firstLessonAfter({ cohort, programme }, dates, now)
  if (!next) return ''
  const date = dayWords(next.date, { now, zone: dates.zone, language })
  return next.day === 1 ? say('me.form.change.begins', { date }) : say('me.form.change.goesOn', { date })
}
