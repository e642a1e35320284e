import { html } from 'hono/html'
import { hoursFor } from '../../../actions/people/change-person-hours.ts'
import { fullDate } from '../../../documents/date-words.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { UNDO_MS } from '../../../domain/leaving.ts'
import { choice } from '../../../html/choice.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { opening } from '../../reader/me/opening.ts'
import { zoneChoice } from '../../zone-choice.ts'
import type { Visit } from '../visit.ts'
import type { ShownCourse } from './shown-course.ts'

/** A form that came back with something wrong; no fields of others are told by it. */
export type PersonWrong = { messages: FieldMessages; typed: Typed }

type Forms = { course: ShownCourse; visit: Visit; wrong: PersonWrong | undefined }

/** What can be done about one course of a person; nothing for who may not. */
export function courseForms(forms: Forms): Html | '' {
  const { course, visit } = forms
  if (!visit.may('run') || course.cohortState === 'cancelled') return ''
  if (course.state === 'unsubscribed') return backForm(forms)
  const isReading = course.follows === 'course' && course.state !== 'pending'
  return html`${isReading ? html`${pauseForm(forms)}${hoursForm(forms)}${moveForm(forms)}` : ''}${leaveForm(forms)}`
}

function pauseForm(forms: Forms): Html {
  const { course, visit } = forms
  const { say } = visit
  if (course.state === 'paused')
    return opening(
      say('o.person.resume'),
      html`<p>${say('o.person.resumeText')}</p>${post(forms, 'resume', submit({ label: say('o.person.resumeButton') }))}`,
      true,
    )
  const isRolling = course.reading?.cohort.start === 'rolling'
  const until = fieldOf(forms, 'until')
  const fields = html`${field({
    ...until,
    label: say('me.form.pause.until'),
    type: 'date',
    hint: isRolling ? say('o.person.pauseRolling') : say('o.person.pauseFixed'),
    required: isRolling,
  })}${submit({ label: say('me.form.pause.button') })}`
  return opening(say('o.person.pause'), post(forms, 'pause', fields), until.message !== undefined)
}

function hoursForm(forms: Forms): Html | '' {
  const { course, visit } = forms
  const { say, language } = visit
  if (!course.reading) return ''
  const at = fieldOf(forms, 'at')
  const zone = fieldOf(forms, 'zone')
  const fields = html`${choice({
    ...at,
    label: say('o.person.hour'),
    options: hoursFor(course.reading).map((hour) => ({ value: hour, label: hourWords(hour, language) })),
    value: at.value ?? course.at,
  })}${zoneChoice({
    ...zone,
    language,
    label: say('o.person.zone'),
    home: course.zone,
    zone: zone.value ?? course.zone,
  })}${submit({ label: say('me.form.hours.button') })}`
  return opening(say('o.person.hours'), post(forms, 'hours', fields), at.message !== undefined)
}

function moveForm(forms: Forms): Html | '' {
  const { course, visit } = forms
  const { say } = visit
  if (course.choices.length === 0) return ''
  const to = fieldOf(forms, 'to')
  const fields = html`<p>${say('o.person.moveText')}</p>${choice({
    ...to,
    label: say('o.people.cohort'),
    options: course.choices.map(({ cohort }) => ({ value: cohort.slug, label: datedName(cohort, visit) })),
  })}${basisField(forms)}${submit({ label: say('o.person.moveButton') })}`
  const planned = `/o/cohorts/${course.cohort}/people/move?who=${course.enrolmentId}`
  const content = html`${post(forms, 'move', fields)}<p><a href="${planned}">${say('o.person.moveOn')}</a></p>`
  return opening(say('o.person.move'), content, to.message !== undefined)
}

/** Cohorts of a programme often have one name. */
function datedName({ name, dayOne }: Pick<Cohort, 'name' | 'dayOne'>, { say, language }: Visit): string {
  return `${name} (${say('o.cohorts.dayOne', { date: fullDate(dayOne, language) })})`
}

function leaveForm(forms: Forms): Html {
  const { course, visit } = forms
  const { say } = visit
  const scope = fieldOf(forms, 'scope')
  const fields = html`<p>${say('o.person.leaveText', { count: course.toCome })}</p>${
    course.hasOthers
      ? choice({
          ...scope,
          legend: say('o.person.scope'),
          value: 'course',
          options: [
            { value: 'course', label: say('o.person.scopeCourse', { cohort: course.cohortName }) },
            { value: 'everything', label: say('o.person.scopeEverything') },
          ],
        })
      : ''
  }${submit({ label: say('o.person.leaveButton'), tone: 'danger' })}`
  return opening(say('o.person.leave'), post(forms, 'leave', fields))
}

function backForm(forms: Forms): Html | '' {
  const { course, visit } = forms
  const { say, now } = visit
  const isTooOld = !course.leftAt || now.getTime() - course.leftAt.getTime() > UNDO_MS
  if (isTooOld || course.leftReason === 'switched' || course.leftReason === 'erased') return ''
  const fields = html`${basisField(forms)}${submit({ label: say('o.person.backButton') })}`
  return opening(
    say('o.person.back'),
    post(forms, 'back', fields),
    fieldOf(forms, 'basis').message !== undefined,
  )
}

function basisField(forms: Forms): Html {
  const { say } = forms.visit
  return field({
    ...fieldOf(forms, 'basis'),
    label: say('o.person.basis'),
    hint: say('o.person.basisHint'),
    required: true,
  })
}

/** A field of this course: several courses have the same forms on one page. */
function fieldOf({ course, wrong }: Forms, name: string) {
  const own = `${name}-${course.enrolmentId}`
  const message = wrong?.messages[own]
  return { name: own, message, value: wrong?.typed(own) || undefined }
}

function post({ course, visit }: Forms, act: string, content: Html): Html {
  const action = `/o/people/${course.subscriberId}/courses/${course.enrolmentId}/${act}`
  return html`${visit.form({ action, right: 'run', content })}`
}
