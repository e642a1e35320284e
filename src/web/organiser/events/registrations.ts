import { html } from 'hono/html'
import { zoneWords } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { tabs } from '../../../html/tabs.ts'
import { EVENT_STATES, type EventState } from '../../../store/event-states.ts'
import type { EventFigures } from '../../../store/figures.ts'
import { type ListedRegistration, pageOfRegistrations } from '../../../store/registration-pages.ts'
import { addressLink } from '../address-link.ts'
import { exportLinks } from '../export/export-links.ts'
import { keyPages, pageOf, readKey } from '../key-pages.ts'
import { shortMoment } from '../short-moment.ts'
import type { Visit } from '../visit.ts'
import type { EventOfVisit } from './event-of-visit.ts'

const PEOPLE = 100

/** Who takes part in an event, waits for a place or has withdrawn, those who came last first. */
export async function registrations(
  visit: Visit,
  { cohort, found, path }: EventOfVisit,
  counts: EventFigures | undefined,
): Promise<Html> {
  const { c, say, parts } = visit
  const state = EVENT_STATES.find((each) => each === c.req.query('state')) ?? 'registered'
  const key = { cohortId: cohort.id, event: found.event, state }
  const people = await pageOfRegistrations(parts.db, key, { below: readKey(c), most: PEOPLE + 1 })
  const { rows, next } = pageOf(people, {
    most: PEOPLE,
    keyOf: ({ since, enrolmentId }) => ({ at: since, id: enrolmentId }),
  })
  return html`<section id="people">
${states(visit, { path, state, counts })}
${rows.length === 0 ? html`<p class="notice">${say('o.events.nobody')}</p>` : list(visit, { rows, state, zone: cohort.zone })}
${keyPages(c, { next, say })}
${exportLinks(visit, 'registrations', { cohort: cohort.slug, event: found.event, state })}</section>
`
}

type States = { path: string; state: EventState; counts: EventFigures | undefined }

function states({ say, language }: Visit, { path, state, counts }: States): Html {
  return tabs({
    label: say('o.events.people'),
    kind: 'plain',
    tabs: EVENT_STATES.filter((each) => each === state || counts?.[each]).map((each) => ({
      href: `${path}?state=${each}#people`,
      label: `${say(`o.events.state.${each}`)} ${(counts?.[each] ?? 0).toLocaleString(language)}`,
      isCurrent: each === state,
    })),
  })
}

type Listed = { rows: readonly ListedRegistration[]; state: EventState; zone: string }

function list(visit: Visit, { rows, state, zone }: Listed): Html {
  const { say, language } = visit
  return table<ListedRegistration>({
    caption: say(`o.events.state.${state}`),
    note: zoneWords(zone, language),
    columns: [
      {
        ...{ name: say('o.figures.address'), kind: 'head' },
        cell: (row) => addressLink(row, visit),
      },
      { name: say('o.figures.firstName'), cell: ({ firstName }) => firstName ?? '' },
      { name: say('o.figures.since'), cell: ({ since }) => shortMoment(since, { zone, language }) },
      {
        name: say('o.events.follows'),
        cell: ({ follows }) => say(follows === 'course' ? 'o.events.ofCourse' : 'o.events.guest'),
      },
    ],
    rows,
  })
}
