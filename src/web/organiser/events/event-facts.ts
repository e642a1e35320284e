import { html } from 'hono/html'
import type { CohortEvent } from '../../../actions/events/events-of-cohort.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { momentTitles } from '../../../domain/written-moments.ts'
import type { Html } from '../../../html/html.ts'
import type { EventState } from '../../../store/event-states.ts'
import type { EventFigures } from '../../../store/figures.ts'
import type { Visit } from '../visit.ts'
import { eventPath } from './event-of-visit.ts'
import { momentName, momentOfEvent } from './moment-of-event.ts'

type Shown = { cohort: Cohort; found: CohortEvent; counts: EventFigures | undefined }

/** The dates and links of an event, and who takes part: each number leads to its people. */
export function eventFacts(visit: Visit, { cohort, found, counts }: Shown): Html {
  const { say } = visit
  const dates = Object.entries(found.moments).map(([name, moment]) =>
    fact(
      momentTitles(found.facts)[name] ?? momentName(visit, name),
      momentOfEvent(visit, moment, cohort.zone),
    ),
  )
  const { facts } = found
  const links =
    facts.kind === 'webinar'
      ? [linkFact(say('o.events.join'), facts.join), linkFact(say('o.events.replay'), facts.replay)]
      : []
  return html`<dl class="facts links-of-event">
${dates}${links}${found.kind === 'release' ? '' : people(visit, { cohort, found, counts })}</dl>
`
}

function people({ say, language }: Visit, { cohort, found, counts }: Shown): Html {
  const number = (state: EventState) => {
    const value = counts?.[state] ?? 0
    const words = value.toLocaleString(language)
    return value === 0 ? words : html`<a href="${eventPath(cohort, found)}?state=${state}">${words}</a>`
  }
  const { facts } = found
  const places = facts.kind === 'webinar' ? facts.capacity : undefined
  const registered = html`${number('registered')}${
    places === undefined ? '' : html` ${say('o.events.ofPlaces', { places })}`
  }`
  const isKnown = counts && counts.attended + counts.absent > 0
  return html`${fact(say('o.events.state.registered'), registered)}${
    found.kind === 'webinar' ? fact(say('o.events.state.waiting'), number('waiting')) : ''
  }${isKnown ? html`${fact(say('o.events.state.attended'), number('attended'))}${fact(say('o.events.state.absent'), number('absent'))}` : ''}`
}

function linkFact(name: string, url: string | undefined): Html {
  return url === undefined ? html`` : fact(name, html`<a href="${url}" rel="noreferrer">${url}</a>`)
}

function fact(name: string, value: Html | string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>
`
}
