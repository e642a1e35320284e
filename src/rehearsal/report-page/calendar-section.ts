import { html } from 'hono/html'
import { placeOf } from '../../domain/place.ts'
import { type CalendarDay, calendarWeeks } from '../../html/calendar.ts'
import type { Html } from '../../html/html.ts'
import { sayIn } from '../../language/say.ts'
import type { LeftOut, RehearsalEvent, RehearsalReport, RehearsedChange } from '../report.ts'
import {
  type CalendarMonth,
  calendarMonths,
  type DayEvent,
  type DayLetter,
  type ReportDay,
} from './calendar-days.ts'
import { dayAndYear, localHourWords, monthWords, weekdayWords } from './local-words.ts'
import { leftOutWords, momentName } from './names.ts'

type Place = Pick<RehearsalReport, 'language' | 'zone'>

const WEEK = [1, 2, 3, 4, 5, 6, 7]

/** The months of the course as grids, Monday first; on a narrow screen, the list of their busy days. */
export function calendarSection(report: RehearsalReport): Html {
  const say = sayIn(report.language)
  return html`<section id="calendar" aria-labelledby="calendar-title">
<h2 id="calendar-title">${say('report.calendar')}</h2>
<p class="quiet">${say('report.calendarZone', { place: placeOf(report.zone), zone: report.zone })}</p>
${calendarMonths(report).map((month) => monthGrid(month, report))}
${leftOutList(report)}
</section>
`
}

function monthGrid({ month, days }: CalendarMonth, place: Place): Html {
  return html`<section class="month" aria-labelledby="m${month}">
<h3 id="m${month}">${monthWords(month, place.language)}</h3>
${calendarWeeks(
  days.map((day) => dayWords(day, place)),
  WEEK.map((day) => weekdayWords(day, place.language, 'short')),
)}</section>
`
}

function dayWords(day: ReportDay, place: Place): CalendarDay {
  const { date, weekday, letters, events, leftOut, changes } = day
  const short = String(Number(date.slice(8)))
  const full = `${weekdayWords(weekday, place.language, 'long')} ${short}`
  const isBusy = letters.length + events.length + leftOut.length + changes.length > 0
  return { date, weekday, full, short, ...(isBusy ? { content: contentOf(day, place) } : {}) }
}

function contentOf({ letters, leftOut, changes, events }: ReportDay, place: Place): Html {
  return html`${letters.map((letter) => letterEntry(letter, place))}${leftOut.map((left) => leftOutEntry(left, place))}${changes.map((change) => changeEntry(change, place))}${events.map((event) => eventEntry(event, place))}`
}

function letterEntry({ first, zones, aside }: DayLetter, { language, zone }: Place): Html {
  const say = sayIn(language)
  const link = `#${anchorOf(first.letter)}`
  const places = zones.map(placeOf).join(', ')
  const label = first.about ? say('report.note') : say('report.day', { n: first.day })
  if (aside)
    return html`<p class="entry aside"><a href="${link}">${first.about ? unbroken(first.subject) : label}</a> ${say('report.inZone', { places })}</p>`
  const where = zones.includes(zone)
    ? ''
    : html` <span class="quiet">${say('report.inZone', { places })}</span>`
  return html`<p class="entry${first.about ? ' note-letter' : ''}"><span class="label">${label}</span> <a href="${link}">${unbroken(first.subject) || say('report.noSubject')}</a>${where}</p>`
}

function leftOutEntry({ day, reason }: LeftOut, { language }: Place): Html {
  const say = sayIn(language)
  return html`<p class="entry left-out"><span class="label">${say('report.day', { n: day })}</span> ${say('report.leftOut', { reason: leftOutWords(reason, language) })}</p>`
}

function changeEntry(change: RehearsedChange, { language }: Place): Html {
  const say = sayIn(language)
  const what = change.did === 'cancel' ? say('report.cancels') : say('report.moves')
  return html`<p class="entry change"><span class="label">${say('report.change')}</span> <a href="#changes">${what}${say('course.colon')} ${unbroken(change.title)}</a></p>`
}

function eventEntry({ title, moments, cancelled }: DayEvent, place: Place): Html {
  const say = sayIn(place.language)
  return html`<p class="entry event${cancelled ? ' off' : ''}"><span class="label">${cancelled ? say('report.eventOff') : say('report.event')}</span> ${unbroken(title)} <span class="quiet">${moments.map((moment) => momentWords(moment, place)).join(', ')}</span></p>`
}

/** French marks stay with their words at the end of a line. */
export function unbroken(title: string): string {
  return title.replace(/« | [»:;!?]/g, (mark) => mark.replace(' ', '\u00A0'))
}

function momentWords({ moment, at, wholeDay }: RehearsalEvent, { language, zone }: Place): string {
  const what = momentName(moment, language)
  return wholeDay ? what : `${what} ${localHourWords(new Date(at), zone, language)}`
}

function leftOutList({ leftOut, language }: RehearsalReport): Html | '' {
  const say = sayIn(language)
  if (leftOut.length === 0) return ''
  return html`<h3 class="subhead">${say('report.leftOutTitle')}</h3>
<ul>
${leftOut.map(({ day, date, reason }) => html`<li>${say('report.day', { n: day })}, ${dayAndYear(date, language)}${say('course.colon')} ${leftOutWords(reason, language)}</li>\n`)}</ul>
`
}

/** Where the page shows a letter. */
export function anchorOf(letter: string): string {
  return `letter-${letter}`
}
