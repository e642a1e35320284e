import { html } from 'hono/html'
import type { CourseDates, LeftOutDay } from '../../../documents/course-dates.ts'
import { dayAndMonth, monthName, weekdayNames } from '../../../documents/date-words.ts'
import { hoursWords, momentLabel } from '../../../documents/event-words.ts'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import { type CalendarDay, calendarList, calendarWeeks } from '../../../html/calendar.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayNamed } from '../../../language/say.ts'
import { type CourseDay, courseCalendar, type DayEvent, isBusy } from './calendar-days.ts'
import { lessonWords } from './day-list.ts'
import { inLanguage } from './marks.ts'

type Dated = { dates: CourseDates; language: Language }

/** The weeks of a course as a grid; where weeks are mostly empty, as a list. */
export function calendarGrid(dates: CourseDates, language: Language): Html {
  const { days, isDense } = courseCalendar(dates)
  const told = days.map((day, index) => dayWords(day, { dates, language, isFirst: index === 0 }))
  return isDense ? calendarWeeks(told, weekdayNames(language)) : calendarList(told)
}

/** The number of a date has its month where one begins. */
function dayWords(day: CourseDay, dated: Dated & { isFirst: boolean }): CalendarDay {
  const { language, isFirst } = dated
  const { date, weekday } = day
  const month = isFirst || date.endsWith('-01') ? ` ${monthName(date, language)}` : ''
  const short = `${Number(date.slice(8))}${month}`
  const content = isBusy(day) ? { content: contentOf(day, dated) } : {}
  return { date, weekday, full: dayAndMonth(date, language), short, ...content }
}

function contentOf({ lessons, leftOut, happens }: CourseDay, dated: Dated): Html {
  const { dates, language } = dated
  const { course } = dates
  const told = lessons.map((lesson) => {
    const number = lessonNumber(lesson.day, { programme: course.programme, language })
    return lessonWords(lesson, { course, language, number })
  })
  return html`${told}${leftOut.map((left) => leftOutWords(left, dated))}${happens.map((happening) => eventWords(happening, dated))}`
}

function leftOutWords({ reason, day }: LeftOutDay, { dates, language }: Dated): Html {
  const number = lessonNumber(day, { programme: dates.course.programme, language })
  const told = sayNamed(language, 'programme.leftOut', reason) ?? reason
  return html`<p class="left-out"><span class="nth">${number}</span> ${told}</p>`
}

function eventWords({ event, moment }: DayEvent, { dates, language }: Dated): Html {
  const told = [hoursWords(moment.hours, language), momentLabel(moment, event, language)]
    .filter((part) => part !== '')
    .join(', ')
  return html`<p class="event">${inLanguage(event.title, dates.course, language)}${told ? html` <span class="hour">${told}</span>` : ''}</p>`
}
