import { html } from 'hono/html'
import type { CourseDates, LeftOutDay } from '../../../documents/course-dates.ts'
import { dayAndMonth, monthName, weekdayNames } from '../../../documents/date-words.ts'
import { hoursWords, momentLabel } from '../../../documents/event-words.ts'
import type { Language } from '../../../domain/moment-words.ts'
import { sayIn, sayNamed } from '../../../language/say.ts'
import type { Html } from '../../page.ts'
import { type CalendarDay, courseCalendar, type DayEvent, isBusy } from './calendar-days.ts'
import { lessonWords } from './day-list.ts'
import { inLanguage } from './marks.ts'

type Dated = { dates: CourseDates; language: Language }

/** The weeks of a course as a grid, Monday first; on a narrow screen, or where weeks are mostly empty, as a list. */
export function calendarGrid(dates: CourseDates, language: Language): Html {
  const { days, isDense } = courseCalendar(dates)
  const shown = isDense ? days : days.filter(isBusy)
  return html`${isDense ? html`<div class="weekdays" aria-hidden="true">${weekdayNames(language).map((name) => html`<span>${name}</span>`)}</div>` : ''}
<ol class="days ${isDense ? 'grid' : 'counted'}">
${shown.map((day, index) => (isBusy(day) ? busyDay(day, { dates, language, isFirst: index === 0 }) : idleDay(day, language, index === 0)))}</ol>
`
}

function busyDay(day: CalendarDay, dated: Dated & { isFirst: boolean }): Html {
  const { dates, language } = dated
  const { lesson, leftOut } = day
  return html`<li>${dateOf(day, dated)}${
    lesson
      ? lessonWords(lesson, {
          course: dates.course,
          language,
          number: sayIn(language)('course.day', { day: lesson.day }),
        })
      : ''
  }${leftOut ? leftOutWords(leftOut, dated) : ''}${day.happens.map((happening) => eventWords(happening, dated))}</li>
`
}

/** The date in full for a list and for who listens, its number alone in the grid. */
function dateOf(
  { date }: CalendarDay,
  { language, isFirst }: { language: Language; isFirst: boolean },
): Html {
  return html`<time class="date" datetime="${date}"><span class="full">${dayAndMonth(date, language)}</span>${shortDate(date, language, isFirst)}</time>`
}

function shortDate(date: string, language: Language, isFirst: boolean): Html {
  const month = isFirst || date.endsWith('-01') ? ` ${monthName(date, language)}` : ''
  return html`<span class="short" aria-hidden="true">${Number(date.slice(8))}${month}</span>`
}

function idleDay({ date }: CalendarDay, language: Language, isFirst: boolean): Html {
  return html`<li class="idle" aria-hidden="true"><span class="date">${shortDate(date, language, isFirst)}</span></li>
`
}

function leftOutWords({ reason, day }: LeftOutDay, { language }: Dated): Html {
  const told = sayNamed(language, 'programme.leftOut', reason) ?? reason
  return html`<p class="left-out"><span class="nth">${sayIn(language)('course.day', { day })}</span> ${told}</p>`
}

function eventWords({ event, moment }: DayEvent, { dates, language }: Dated): Html {
  const told = [hoursWords(moment.hours, language), momentLabel(moment, event, language)]
    .filter((part) => part !== '')
    .join(', ')
  return html`<p class="event">${inLanguage(event.title, dates.course, language)}${told ? html` <span class="hour">${told}</span>` : ''}</p>`
}
