import { html } from 'hono/html'
import type { Course, CourseLesson } from '../../../documents/course.ts'
import { courseDates } from '../../../documents/course-dates.ts'
import { dayAndMonth, fullDate, monthName, weekdayNames, weekdayOf } from '../../../documents/date-words.ts'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import { addDays } from '../../../domain/local-time.ts'
import { type CalendarDay, calendarWeeks } from '../../../html/calendar.ts'
import type { Html } from '../../../html/html.ts'
import { newDraft } from '../cohorts/new-draft.ts'
import { lessonLink } from './lesson-list.ts'
import type { ProgrammeVisit } from './with-programme.ts'

/** The lessons of a programme in the weeks of a cohort that begins soon. */
export function programmeCalendar(course: Course, visit: ProgrammeVisit): Html {
  const { say, now, language } = visit
  const { programme } = course
  const { dayOne, zone, at, calendar: rule } = newDraft(programme, now)
  const { lessons } = courseDates(course, { rule, dayOne, zone, at })
  const onDate = Map.groupBy(lessons, ({ date }) => date)
  const days = weeksOf([...onDate.keys()]).map((date, index) =>
    dayOf({ date, isFirst: index === 0, lessons: onDate.get(date) ?? [] }, course, visit),
  )
  return html`<p class="quiet">${say('o.programme.asIf', { date: fullDate(dayOne, language) })}</p>
${calendarWeeks(days, weekdayNames(language))}`
}

/** Every date from the Monday of the first to the Sunday of the last. */
function weeksOf(dates: readonly string[]): string[] {
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined) return []
  const all: string[] = []
  const end = addDays(last, 7 - weekdayOf(last))
  for (let date = addDays(first, 1 - weekdayOf(first)); date <= end; date = addDays(date, 1)) all.push(date)
  return all
}

type Day = { date: string; isFirst: boolean; lessons: CourseLesson[] }

function dayOf({ date, isFirst, lessons }: Day, course: Course, visit: ProgrammeVisit): CalendarDay {
  const { language } = visit
  const month = isFirst || date.endsWith('-01') ? ` ${monthName(date, language)}` : ''
  const day = {
    date,
    weekday: weekdayOf(date),
    full: dayAndMonth(date, language),
    short: `${Number(date.slice(8))}${month}`,
  }
  if (lessons.length === 0) return day
  const number = (lesson: CourseLesson) =>
    html`<span class="nth">${lessonNumber(lesson.day, { programme: course.programme, language })}</span>`
  const told = lessons.map((lesson) => html`<p>${number(lesson)} ${lessonLink(lesson, course, visit)}</p>`)
  return { ...day, content: html`${told}` }
}
