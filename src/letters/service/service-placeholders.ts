import type { AllowedHoles, HoleKind } from '../allowed-holes.ts'
import { SERVICE_FILTERS } from '../liquid-engines.ts'
import { CHANGES } from './moved-moments.ts'
import type { ServiceSources } from './service-letter.ts'

const AROUND = names('text', ['first_name', 'programme', 'sender', 'postal', 'link_url', 'help_url'])
const ASKED = names('instant', ['asked', 'until'])

const NOTE = [...AROUND, ...ASKED, ...names('text', ['to'])]

const EVENT = [
  ...AROUND,
  ...ASKED,
  ...names('text', ['me_url', 'page_url', 'unsubscribe_url', 'about']),
  ...names('text', ['google_url', 'outlook_url', 'office_url', 'file_url']),
  ...names('truth', ['begun', 'over', 'registered', 'waiting', 'attended', 'absent', 'has_calendars']),
  ...names('truth', ['joins', 'replays', 'opens_page', 'offers_page', 'join_unknown', 'replay_unknown']),
  ...names('truth', ['hour_only', 'one_day', 'has_end']),
  ...names('group', ['event', ...CHANGES]),
  ...names('number', ['event.minutes']),
  ...names(
    'text',
    ['kind', 'title', 'host', 'milestone', 'join_url', 'replay_url'].map((name) => `event.${name}`),
  ),
  ...names(
    'text',
    CHANGES.map((change) => `${change}.name`),
  ),
  ...['start', 'end', 'opens', 'of'].flatMap((name) => moment(`event.${name}`)),
  ...CHANGES.flatMap((change) => [...moment(`${change}.was`), ...moment(`${change}.now`)]),
]

/** The placeholders that a letter of the service may use, by the frame around it: names of its scope. */
export function servicePlaceholders(frame: ServiceSources['frame']): AllowedHoles {
  return { holes: new Map(frame === 'note' ? NOTE : EVENT), last: false, filters: SERVICE_FILTERS }
}

function moment(name: string): [string, HoleKind][] {
  const truths = ['passed', 'over', 'near', 'timed'].map((truth) => `${name}.${truth}`)
  return [...names('instant', [name]), ...names('truth', truths)]
}

function names(kind: HoleKind, list: readonly string[]): [string, HoleKind][] {
  return list.map((name) => [name, kind])
}
