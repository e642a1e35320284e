import type { ProgrammeEvent } from '../../domain/programme.ts'
import { writtenMoments } from '../../domain/written-moments.ts'
import type { AllowedHoles, HoleKind } from '../allowed-holes.ts'
import { momentNames } from '../letter-context.ts'

const TEXTS = [
  ...['event.title', 'event.host', 'event.milestone', 'event.join_url', 'event.replay_url'],
  ...['first_name', 'programme', 'sender', 'postal'],
  ...['link_url', 'page_url', 'me_url', 'unsubscribe_url', 'help_url'],
]
const TRUTHS = ['begun', 'over', 'registered', 'waiting', 'attended', 'absent']

/** The placeholders that a letter of a programme's own may use about an event: a part of the names of `eventScope`. */
export function eventPlaceholders(event: ProgrammeEvent): AllowedHoles {
  const holes: [string, HoleKind][] = [
    ['event', 'group'],
    ['event.minutes', 'number'],
    ...TEXTS.map((name): [string, HoleKind] => [name, 'text']),
    ...TRUTHS.map((name): [string, HoleKind] => [name, 'truth']),
    ...momentNames(event).flatMap((name) => momentHoles(`event.${name}`, kindOf(event, name))),
    ...momentHoles('event.of', kindOfAll(event)),
  ]
  return { holes: new Map(holes), last: false }
}

function momentHoles(name: string, kind: HoleKind): [string, HoleKind][] {
  const truths = ['passed', 'over', 'near', 'timed'].map((truth): [string, HoleKind] => [
    `${name}.${truth}`,
    'truth',
  ])
  return [[name, kind], ...truths]
}

/** The end of a webinar has an hour as its start has. */
function kindOf(event: ProgrammeEvent, name: string): HoleKind {
  const written = writtenMoments(event)
  const moment = event.kind === 'webinar' ? written.start : written[name]
  return moment?.at === undefined ? 'day' : 'instant'
}

/** A rule may be about any of them: its hour is asked for with `event.of.timed` where one has none. */
function kindOfAll(event: ProgrammeEvent): HoleKind {
  const kinds = momentNames(event).map((name) => kindOf(event, name))
  return kinds.includes('instant') ? 'instant' : 'day'
}
