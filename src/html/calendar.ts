import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

/** One day of a calendar. Without `content` it is empty: shown in a grid, left out of a list, and not read out. */
export type CalendarDay = {
  /** ISO date. */
  date: string
  /** 1 for Monday to 7 for Sunday. */
  weekday: number
  /** The date as a list has it, and as it is read out: « lundi 11 janvier ». */
  full: string
  /** The date as a grid has it, under the name of its weekday: « 11 ». */
  short: string
  content?: Html
}

/**
 * Days in weeks: a grid under the names of the weekdays, Monday first; on a narrow screen, a list of the days that have
 * something.
 */
export function calendarWeeks(days: readonly CalendarDay[], weekdays: readonly string[]): Html {
  return html`<div class="weekdays" aria-hidden="true">${weekdays.map((name) => html`<span>${name}</span>`)}</div>
<ol class="days grid">
${days.map((day, index) => cell(day, index === 0))}</ol>
`
}

/** The days that have something, one under the other. */
export function calendarList(days: readonly CalendarDay[]): Html {
  return html`<ol class="days counted">
${days.filter(({ content }) => content !== undefined).map((day) => cell(day, false))}</ol>
`
}

/** The first day of a grid stands under its weekday. */
function cell({ date, weekday, full, short, content }: CalendarDay, isFirst: boolean): Html {
  const from = isFirst && weekday > 1 ? [`from-${weekday}`] : []
  const number = html`<span class="short" aria-hidden="true">${short}</span>`
  return content === undefined
    ? html`<li${attributes({ class: ['idle', ...from], 'aria-hidden': 'true' })}><span class="date">${number}</span></li>
`
    : html`<li${attributes({ class: from })}><time class="date" datetime="${date}"><span class="full">${full}</span>${number}</time>${content}</li>
`
}
