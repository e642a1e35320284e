import { html } from 'hono/html'
import { momentName } from '../../../documents/course-words.ts'
import { capital } from '../../../documents/event-words.ts'
import { dateWords, type LetterMoment, type Reader, timeWords } from '../../../domain/moment-words.ts'
import { placeOf, zoneWords } from '../../../domain/place.ts'
import { momentTitles } from '../../../domain/written-moments.ts'
import type { Html } from '../../../html/html.ts'
import { sayIn } from '../../../language/say.ts'
import { inLanguage } from '../programme/marks.ts'
import type { EventView } from './event-view.ts'
import { lengthWords } from './event-words.ts'

/** The lines about where an event stands, the first of them in large. */
export function statusLines([first, ...others]: readonly string[]): Html {
  return html`${first === undefined ? '' : html`<p class="status">${first}</p>\n`}${others.map((told) => html`<p>${told}</p>\n`)}`
}

/** One thing that is known of an event. */
export type Fact = { name: Html | string; told: Html | string }

/** What an event is, above all that is said of it. */
export function eventHead({ programme, state, reader: { language } }: EventView, under: string): Html {
  return html`<header class="course-head">
<p class="kicker">${sayIn(language)(`event.kind.${state.facts.kind}`)}</p>
<h1>${inLanguage(state.facts.title, { programme }, language)}</h1>
<p class="notice">${under}</p>
</header>
`
}

/** When an event is and with whom, and what else is known to who asks. */
export function eventFacts(view: EventView, more: readonly Fact[] = []): Html {
  const all = [...dates(view), ...webinarFacts(view), ...zone(view), ...more]
  return html`<dl class="known event-facts${view.state.facts.kind === 'webinar' ? ' dated' : ''}">
${all.map(({ name, told }) => html`<div><dt>${name}</dt><dd>${told}</dd></div>\n`)}</dl>
`
}

/** « Jeudi 19 septembre à 13 h », a whole day without its hour. */
export function momentTold(moment: LetterMoment, reader: Reader): Html {
  const date = dateWords(moment, reader)
  const told = moment.wholeDay
    ? date
    : sayIn(reader.language)('event.at', { date, time: timeWords(moment, reader) })
  return html`<time datetime="${moment.wholeDay ? moment.date : moment.at.toISOString()}">${capital(told)}</time>`
}

function dates(view: EventView): Fact[] {
  const { state, reader } = view
  const { start } = state.moments
  const say = sayIn(reader.language)
  if (state.facts.kind === 'webinar') {
    const zone = html`<span class="quiet">${zoneWords(reader.zone, reader.language)}</span>`
    return start ? [{ name: say('event.when'), told: html`${momentTold(start, reader)} ${zone}` }] : []
  }
  return Object.entries(state.moments)
    .toSorted(([, a], [, b]) => a.at.getTime() - b.at.getTime())
    .map(([name, moment]) => ({ name: titled(momentLabel(name, view)), told: momentTold(moment, reader) }))
}

function titled(label: Html | string): Html | string {
  return typeof label === 'string' ? capital(label) : label
}

/** What happens at a moment: « fin », or the title of a milestone. */
export function momentLabel(
  name: string,
  { programme, state: { facts }, reader: { language } }: Pick<EventView, 'programme' | 'state' | 'reader'>,
): Html | string {
  const title = momentTitles(facts)[name]
  return title === undefined ? momentName(name, language) : inLanguage(title, { programme }, language)
}

function webinarFacts({ programme, state: { facts }, reader: { language } }: EventView): Fact[] {
  if (facts.kind !== 'webinar') return []
  const say = sayIn(language)
  const { host, minutes } = facts
  return [
    { name: say('event.length'), told: lengthWords(minutes, language) },
    ...(host === undefined
      ? []
      : [{ name: say('event.host'), told: inLanguage(host, { programme }, language) }]),
  ]
}

function zone({ state, reader }: EventView): Fact[] {
  const isTold = state.facts.kind === 'webinar'
  const hasHours = Object.values(state.moments).some(({ wholeDay }) => !wholeDay)
  return hasHours && !isTold
    ? [{ name: sayIn(reader.language)('event.zone'), told: placeOf(reader.zone, reader.language) }]
    : []
}

/** Where the recording of a webinar is, once there is one. */
export function recordingFact({ state: { facts }, reader: { language } }: EventView): Fact[] {
  if (facts.kind !== 'webinar' || facts.replay === undefined) return []
  const say = sayIn(language)
  return [{ name: say('event.recording'), told: html`<a href="${facts.replay}">${say('event.watch')}</a>` }]
}
