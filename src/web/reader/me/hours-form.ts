import { html } from 'hono/html'
import type { MyCourse } from '../../../actions/readers/my-course.ts'
import type { WallTime } from '../../../domain/calendar-rule.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { hoursOf } from '../../../domain/hours.ts'
import { zoneWords } from '../../../domain/place.ts'
import { choice } from '../../../html/choice.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { sayIn } from '../../../language/say.ts'
import { zoneChoice } from '../../zone-choice.ts'
import { myForm, type Place } from './place.ts'

/** The hours that a reader may choose: those of the cohort, and the one that is set. */
export function hoursFor({ programme, cohort, reader }: MyCourse): WallTime[] {
  return [...new Set([...hoursOf(programme, cohort), reader.track.at])].sort()
}

export function hoursForm(course: MyCourse, place: Place): Html {
  const { language, typed, messages } = place
  const say = sayIn(language)
  const { at, zone } = course.reader.track
  const hours = hoursFor(course).map((hour) => ({ value: hour, label: hourWords(hour, language) }))
  const fields = html`${choice({
    name: 'at',
    label: say('me.form.hours.at'),
    options: hours,
    value: typed('at') ?? at,
    message: messages.at,
  })}${zoneChoice({
    language,
    label: say('me.form.hours.zone'),
    home: zone,
    zone: typed('zone') ?? zone,
    message: messages.zone,
  })}${submit({ label: say('me.form.hours.button') })}`
  return html`<p>${say('me.form.hours.now', { at: hourWords(at, language), zone: zoneWords(zone, language) })} ${say('me.form.hours.text')}</p>
${myForm(place, 'hours', fields)}`
}
