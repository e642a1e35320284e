import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import { dayAndMonth, monthName, weekdayNames } from '../../../documents/date-words.ts'
import { hoursWords, momentLabel } from '../../../documents/event-words.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import { addDays } from '../../../domain/local-time.ts'
import { type CalendarDay, calendarWeeks } from '../../../html/calendar.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn, sayNamed } from '../../../language/say.ts'
import { lessonWords } from '../../reader/programme/day-list.ts'
import { inLanguage } from '../../reader/programme/marks.ts'
import type { CohortDay } from './cohort-calendar.ts'

type Shown = { course: Course; language: Language }

/** The days of a cohort as a grid of weeks: lessons, events, reminders and public holidays. */
export function calendarView(days: readonly CohortDay[], shown: Shown): Html {
  const told = days.map((day, index) =>
    dayOf(day, {
      ...shown,
      hasMonth: day.date.endsWith('-01') || days[index - 1]?.date !== addDays(day.date, -1),
    }),
  )
  return calendarWeeks(told, weekdayNames(shown.language))
}

/** The number of a date has its month where one begins, and after weeks that are left out. */
function dayOf(day: CohortDay, { hasMonth, ...shown }: Shown & { hasMonth: boolean }): CalendarDay {
  const { date, weekday } = day
  const month = hasMonth ? ` ${monthName(date, shown.language)}` : ''
  const content = isBusy(day) ? { content: contentOf(day, shown) } : {}
  return {
    ...{ date, weekday },
    full: dayAndMonth(date, shown.language),
    short: `${Number(date.slice(8))}${month}`,
    ...content,
  }
}

function isBusy({ lessons, leftOut, happens, reminders, holiday }: CohortDay): boolean {
  return Boolean(holiday) || lessons.length + leftOut.length + happens.length + reminders.length > 0
}

function contentOf(
  { lessons, leftOut, happens, reminders, holiday }: CohortDay,
  { course, language }: Shown,
): Html {
  const say = sayIn(language)
  const number = (day: number) => lessonNumber(day, { programme: course.programme, language })
  return html`${holiday ? html`<p class="left-out" lang="fr">${holiday}</p>` : ''}${lessons.map((lesson) =>
    lessonWords(lesson, { course, language, number: number(lesson.day) }),
  )}${leftOut.map(
    ({ day, reason }) =>
      html`<p class="left-out"><span class="nth">${number(day)}</span> ${sayNamed(language, 'programme.leftOut', reason) ?? reason}</p>`,
  )}${happens.map((happening) => eventWords(happening, { course, language }))}${reminders.map(
    ({ title, at }) =>
      html`<p class="reminder">${say('o.draft.reminder', { hour: hourWords(at, language) })} ${inLanguage(title, course, language)}</p>`,
  )}`
}

function eventWords({ event, moment }: CohortDay['happens'][number], { course, language }: Shown): Html {
  const told = [hoursWords(moment.hours, language), momentLabel(moment, event, language)].filter(Boolean)
  return html`<p class="event">${inLanguage(event.title, course, language)}${told.length > 0 ? html` <span class="hour">${told.join(', ')}</span>` : ''}</p>`
}
