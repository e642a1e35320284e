import { html } from 'hono/html'
import type { LetterLine } from '../../../actions/letters/letter-lines.ts'
import type { Course } from '../../../documents/course.ts'
import { dayAndMonth, monthName, weekdayNames, weekdayOf } from '../../../documents/date-words.ts'
import type { IsoDate } from '../../../domain/calendar-rule.ts'
import { addDays, localDate } from '../../../domain/local-time.ts'
import { type CalendarDay, calendarWeeks } from '../../../html/calendar.ts'
import type { Html } from '../../../html/html.ts'
import { shownLetterName } from '../letter-name.ts'
import { standingWords } from './letter-table.ts'
import type { CohortVisit } from './with-cohort.ts'

/** A year of weeks: a cohort that goes on for longer has the rest in its list. */
const MOST_WEEKS = 53

/** The letters of a cohort in the weeks in which they leave, each with its state. */
export function letterCalendar(visit: CohortVisit, lines: readonly LetterLine[], course: Course): Html {
  const { cohort, language } = visit
  const onDate = Map.groupBy(lines, ({ firstDueAt }) => localDate(firstDueAt, cohort.zone))
  const days = weeksOf([...onDate.keys()]).map((date, index): CalendarDay => {
    const on = onDate.get(date) ?? []
    const month = index === 0 || date.endsWith('-01') ? ` ${monthName(date, language)}` : ''
    return {
      date,
      weekday: weekdayOf(date),
      full: dayAndMonth(date, language),
      short: `${Number(date.slice(8))}${month}`,
      ...(on.length > 0 ? { content: html`${on.map((line) => entry(visit, line, course))}` } : {}),
    }
  })
  return calendarWeeks(days, weekdayNames(language))
}

/** Every date from the Monday of the first to the Sunday of the last. */
function weeksOf(dates: readonly IsoDate[]): IsoDate[] {
  const [first, last] = [dates.toSorted()[0], dates.toSorted().at(-1)]
  if (first === undefined || last === undefined) return []
  const monday = addDays(first, 1 - weekdayOf(first))
  const all = Array.from({ length: MOST_WEEKS * 7 }, (_, days) => addDays(monday, days))
  return all.filter((date) => date <= addDays(last, 7 - weekdayOf(last)))
}

function entry(visit: CohortVisit, line: LetterLine, course: Course): Html {
  return html`<p><a href="${visit.home}/letters/${line.letter}">${shownLetterName(line, course, visit)}</a><br>${standingWords(visit, line.standing)}</p>`
}
