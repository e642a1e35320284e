import type { ProgrammeEvent } from '../../domain/programme.ts'
import { writtenMoments } from '../../domain/written-moments.ts'
import type { AllowedPlaceholders, PlaceholderKind } from '../allowed-placeholders.ts'
import { momentNames } from '../letter-context.ts'
import { SERVICE_FILTERS } from '../liquid-engines.ts'
import { CHANGES } from './event-moments.ts'
import type { ServiceSources } from './service-letter.ts'

const AROUND = ['first_name', 'programme', 'sender', 'postal', 'link_url', 'help_url']
const ASKED = named('instant', ['asked', 'until'])

const NOTE = [...named('text', [...AROUND, 'to']), ...ASKED]

const OWN = [
  ...named('text', ['title', 'host', 'milestone', 'join_url', 'replay_url'].map(ofEvent)),
  ...named('text', [...AROUND, 'page_url', 'me_url', 'unsubscribe_url']),
  ...named('truth', ['begun', 'over', 'registered', 'waiting', 'attended', 'absent']),
  ...named('number', ['event.minutes']),
  ...named('group', ['event']),
]

const EVENT = [
  ...OWN,
  ...ASKED,
  ...named('text', ['event.kind', 'about', 'google_url', 'outlook_url', 'office_url', 'file_url']),
  ...named('truth', ['joins', 'replays', 'opens_page', 'offers_page', 'join_unknown', 'replay_unknown']),
  ...named('truth', ['has_calendars', 'hour_only', 'one_day', 'has_end']),
  ...['start', 'end', 'opens', 'of'].flatMap((name) => moment(ofEvent(name), 'instant')),
  ...named('group', CHANGES),
  ...CHANGES.flatMap((change) => [
    ...named('text', [`${change}.name`]),
    ...moment(`${change}.was`, 'instant'),
    ...moment(`${change}.now`, 'instant'),
  ]),
]

/** The placeholders that a letter of the service may use, by the frame around it: names of its scope. */
export function servicePlaceholders(frame: ServiceSources['frame']): AllowedPlaceholders {
  return { placeholders: new Map(frame === 'note' ? NOTE : EVENT), last: false, filters: SERVICE_FILTERS }
}

/** The placeholders that a letter of a programme's own may use about an event: a part of the names of `eventScope`. */
export function eventPlaceholders(event: ProgrammeEvent): AllowedPlaceholders {
  const placeholders = [
    ...OWN,
    ...momentNames(event).flatMap((name) => moment(ofEvent(name), kindOf(event, name))),
    ...moment('event.of', kindOfAll(event)),
  ]
  return { placeholders: new Map(placeholders), last: false }
}

function ofEvent(name: string): string {
  return `event.${name}`
}

function named(kind: PlaceholderKind, list: readonly string[]): [string, PlaceholderKind][] {
  return list.map((name) => [name, kind])
}

function moment(name: string, kind: PlaceholderKind): [string, PlaceholderKind][] {
  const truths = ['passed', 'over', 'near', 'timed'].map((truth) => `${name}.${truth}`)
  return [...named(kind, [name]), ...named('truth', truths)]
}

/** The end of a webinar has an hour as its start has. */
function kindOf(event: ProgrammeEvent, name: string): PlaceholderKind {
  const written = writtenMoments(event)
  const told = event.kind === 'webinar' ? written.start : written[name]
  return told?.at === undefined ? 'day' : 'instant'
}

/** A rule may be about any of them: its hour is asked for with `event.of.timed` where one has none. */
function kindOfAll(event: ProgrammeEvent): PlaceholderKind {
  const kinds = momentNames(event).map((name) => kindOf(event, name))
  return kinds.includes('instant') ? 'instant' : 'day'
}
