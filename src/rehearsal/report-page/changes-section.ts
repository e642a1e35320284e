import { html } from 'hono/html'
import { changeWords } from '../../domain/field-words.ts'
import type { Html } from '../../html/html.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport, RehearsedCalendar, RehearsedChange, RehearsedMoment } from '../report.ts'
import { unbroken } from './calendar-section.ts'
import { localDayWords, localHourWords } from './local-words.ts'
import { momentName } from './names.ts'

type Place = Pick<RehearsalReport, 'language' | 'zone'>

/** What was done to the events, when, and who was told; nothing when nothing was done. */
export function changesSection(report: RehearsalReport): Html | '' {
  const { changes, calendar, language } = report
  if (changes.length + calendar.length === 0) return ''
  const say = sayIn(language)
  return html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">${say('report.changesTitle')}</h2>
<p class="quiet">${say('report.changesNote')}</p>
<ol class="changes">
${changes.map((change) => html`<li>${changeLine(change, report)}</li>\n`)}${calendar.map((change) => html`<li>${calendarLine(change, report)}</li>\n`)}</ol>
</section>
`
}

function changeLine(change: RehearsedChange, report: RehearsalReport): Html {
  const { language } = report
  const say = sayIn(language)
  const what =
    change.did === 'cancel'
      ? say('report.isCancelled')
      : say('report.isMoved', {
          moment: momentName(change.moment, language),
          was: momentWords(change.was, report),
          to: momentWords(change.to, report),
        })
  return html`<span class="label">${say('report.day', { n: change.day })}, ${momentWords({ at: change.at, wholeDay: false }, report)}</span> <strong>${unbroken(change.title)}</strong>${say('course.colon')} ${what} <span class="quiet">${say('report.told', { n: noticesOf(change, report) })}</span>`
}

function calendarLine({ day, at, changes }: RehearsedCalendar, report: RehearsalReport): Html {
  const { language } = report
  const say = sayIn(language)
  return html`<span class="label">${say('report.day', { n: day })}, ${momentWords({ at, wholeDay: false }, report)}</span> ${changeWords(changes, language)}`
}

/** The letters that tell of a change: those about its event, up to the next change of it. */
function noticesOf({ at, event }: RehearsedChange, { changes, letters }: RehearsalReport): number {
  const next = changes.find((other) => other.event === event && other.at > at)?.at
  return letters.filter(
    ({ about, at: left }) =>
      about?.event === event &&
      about.purpose === 'notice' &&
      left >= at &&
      (next === undefined || left < next),
  ).length
}

function momentWords({ at, wholeDay }: RehearsedMoment, { language, zone }: Place): string {
  const instant = new Date(at)
  const day = localDayWords(instant, zone, language)
  return wholeDay
    ? day
    : sayIn(language)('report.dayAndHour', { day, hour: localHourWords(instant, zone, language) })
}
