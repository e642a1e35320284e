import { html } from 'hono/html'
import { z } from 'zod'
import type { CalendarChange } from '../../../domain/calendar-change.ts'
import { isoDate } from '../../../domain/calendar-rule.ts'
import { calendarTexts } from '../../../domain/draft.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { daysTo } from '../../../domain/lesson-date.ts'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import type { PlannedLesson } from '../../../domain/plan.ts'
import { choice } from '../../../html/choice.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import { form, messagesOf, type Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { zoneChoice } from '../../zone-choice.ts'
import { CALENDAR_FIELDS, ruleOf, wrongWords } from '../cohorts/draft-fields.ts'
import { offDays, weekdays } from '../cohorts/draft-form.ts'
import { typedDays } from '../cohorts/draft-texts.ts'
import type { CalendarCourse } from './change-course.ts'
import type { CohortVisit } from './with-cohort.ts'

const NAMES = ['lesson', 'on', 'at', 'zone', 'days', 'skipped', 'holidays', 'offDay'] as const

const RULE_NAMES = ['days', 'skipped', 'holidays', 'offDay'] as const

const CHANGE_FORM = form(
  z.object({
    lesson: z.union([z.literal(''), z.string().regex(/^\d{1,4}$/)]),
    on: z.union([z.literal(''), isoDate]),
    ...CALENDAR_FIELDS,
  }),
  { fields: Object.fromEntries(NAMES.map((name) => [name, ['wrong'] as const])) },
)

/** What the form shows before anything is typed: the calendar as it is, and the next lesson on its date. */
export function calendarTextsOf({ cohort, coming: [next] }: CalendarCourse): FieldTexts {
  const { dayOne: _, ...texts } = calendarTexts(cohort)
  return { ...texts, lesson: next ? String(next.day) : '', on: next?.date ?? '' }
}

/** What was typed; `skipped` in the spelling in which it is kept. */
export function typedCalendar(typed: Typed): FieldTexts {
  const plain = ['lesson', 'on', 'at', 'zone', 'holidays', 'offDay'].map((name) => [name, typed(name).trim()])
  return { ...Object.fromEntries(plain), ...typedDays(typed) }
}

type ReadCalendar = { ok: true; change: CalendarChange } | { ok: false; messages: FieldMessages }

/** Reads what is to change, or says what is wrong with each field. */
export function readCalendar(
  course: CalendarCourse,
  texts: FieldTexts,
  { language }: CohortVisit,
): ReadCalendar {
  const read = CHANGE_FORM.read((name) => texts[name] ?? '')
  if (!read.ok) {
    const said = Object.fromEntries(NAMES.map((name) => [name, () => wrongWords(name, language)]))
    return { ok: false, messages: messagesOf(read.faults, said) }
  }
  const { lesson, on, at, zone, ...rule } = read.value
  const day = Number(lesson)
  const days = lesson === '' || on === '' ? undefined : daysTo(course, { day, date: on })
  const move = days === undefined ? {} : { move: { days, from: day } }
  const isRuled = RULE_NAMES.some((name) => texts[name] !== calendarTexts(course.cohort)[name])
  return { ok: true, change: { ...move, at, zone, ...(isRuled ? { rule: ruleOf(rule) } : {}) } }
}

export type ChangeForm = { course: CalendarCourse; texts: FieldTexts; messages: FieldMessages }

/**
 * The calendar of a cohort to be changed; what it would do is shown as it changes. Without JavaScript its button shows
 * it.
 */
export function changeForm(
  { course, texts, messages }: ChangeForm,
  { say, home, language }: CohortVisit,
): Html {
  const shown = { texts, messages }
  return html`<form method="get" action="${home}/change" hx-get="${home}/change" hx-trigger="change delay:300ms" hx-target="#plan" hx-select="#plan" hx-swap="outerHTML">
${lessonFields(course, shown, { say, language })}${field({ name: 'at', label: say('o.draft.at'), type: 'time', value: texts.at, message: messages.at, required: true })}${zoneChoice({ language, home: course.cohort.zone, zone: texts.zone ?? '', label: say('o.draft.zone'), hint: say('o.change.zoneHint'), message: messages.zone })}
${weekdays(shown, say)}${offDays(shown, say)}${submit({ label: say('o.events.showPlan'), tone: 'quiet' })}</form>
`
}

/** In a rolling cohort no lesson has one date. */
function lessonFields(
  { cohort, programme, coming }: CalendarCourse,
  { texts, messages }: Pick<ChangeForm, 'texts' | 'messages'>,
  { say, language }: Pick<CohortVisit, 'say' | 'language'>,
): Html | '' {
  if (cohort.start === 'rolling' || coming.length === 0) return ''
  const options = coming.map(({ day }: PlannedLesson) => ({
    value: String(day),
    label: lessonNumber(day, { programme, language }),
  }))
  const list = choice({ name: 'lesson', label: say('o.change.lesson'), options, value: texts.lesson })
  const date = field({
    ...{ name: 'on', type: 'date', label: say('o.change.on'), hint: say('o.change.onHint') },
    ...{ value: texts.on, message: messages.on, required: true },
  })
  return html`<div class="side-by-side">
${list}${date}</div>
`
}
