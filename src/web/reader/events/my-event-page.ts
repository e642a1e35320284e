import { html } from 'hono/html'
import type { ReaderWithEvent } from '../../../actions/events/reader-events.ts'
import type { Html } from '../../../html/html.ts'
import { notice } from '../../../html/notice.ts'
import { sayIn } from '../../../language/say.ts'
import { keepLanguage, otherLanguages } from '../../language.ts'
import { page } from '../../page.ts'
import { myPath, type Place } from '../me/place.ts'
import { calendarSection } from './calendar-section.ts'
import { eventFacts, eventHead, type Fact, recordingFact, statusLines } from './event-facts.ts'
import { safeAddress } from './event-view.ts'
import { moocSection } from './mooc-section.ts'
import { type MyEvent, viewFor } from './my-event.ts'
import { doneWords, statusWords } from './my-event-status.ts'
import { registerSection } from './register-section.ts'

/** The page of an event for one reader: what it is, where they stand with it, and what they can do. */
export function myEventPage(course: ReaderWithEvent, place: Place): Html {
  const { c, language } = place
  const my: MyEvent = { course, view: viewFor(course, place), place }
  const say = sayIn(language)
  const { title } = my.view.state.facts
  const back = course.reader.follows === 'events' ? say('event.mine.backGuest') : say('event.mine.back')
  const body = html`${notice(doneWords(my, c.req.query('done')))}
${eventHead(my.view, course.reader.cohortName)}
${statusLines(statusWords(my))}
${eventFacts(my.view, [...joinFact(my), ...recordingFact(my.view), ...releaseFact(my)])}
${sections(my)}
<p class="actions"><a href="${keepLanguage(c, myPath(place))}">${back}</a></p>`
  return page(c, { title, language, body, otherLanguages: otherLanguages(c, language) })
}

function sections(my: MyEvent): Html | '' {
  switch (my.view.state.facts.kind) {
    case 'webinar':
      return html`${my.course.found.standing === 'none' ? '' : calendarSection(my)}${registerSection(my)}`
    case 'mooc':
      return moocSection(my)
    case 'release':
      return ''
  }
}

/** Where to take part: for those who have a place. */
function joinFact({ course: { found }, view: { state, phase }, place: { language } }: MyEvent): Fact[] {
  const isToCome = phase === 'coming' || phase === 'under-way'
  if (state.facts.kind !== 'webinar' || !isToCome) return []
  const { join } = state.facts
  const say = sayIn(language)
  const name = say('event.where')
  if (found.standing === 'registered')
    return [
      {
        name,
        told:
          join === undefined ? quiet(say('event.mine.whereUnknown')) : html`<a href="${join}">${join}</a>`,
      },
    ]
  return phase === 'coming' ? [{ name, told: quiet(say('event.mine.whereLater')) }] : []
}

/** Where a release is found; before it is out, its address may lead to nothing. */
function releaseFact({ course: { found }, view: { state, phase }, place }: MyEvent): Fact[] {
  const url = safeAddress(found.outsideUrl)
  const isOut = Object.values(state.moments).some(({ at }) => at <= place.now)
  if (state.facts.kind !== 'release' || phase === 'cancelled' || !isOut || url === undefined) return []
  return [{ name: sayIn(place.language)('event.more'), told: html`<a href="${url}">${url}</a>` }]
}

function quiet(words: string): Html {
  return html`<span class="quiet">${words}</span>`
}
