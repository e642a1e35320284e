import type { Moment, Programme } from '../domain/programme.ts'
import { writtenMoments } from '../domain/written-moments.ts'
import { momentNames, pagesOf } from './letter-context.ts'

/** What a hole gives: words, a number, a day without an hour, an instant, true or false, or only a prefix. */
export type HoleKind = 'text' | 'number' | 'day' | 'instant' | 'truth' | 'group'

/** The holes a letter may use, by name with dots, such as `events.webinaire.start`. */
export type AllowedHoles = {
  readonly holes: ReadonlyMap<string, HoleKind>
  readonly last: boolean
  /** For moments, beside those that programmes have. */
  readonly filters?: readonly string[]
}

/** The holes of docs/letters.md for a programme; `last` is true for its last lesson, which has no next. */
export function allowedHoles(programme: Programme, { last }: { last: boolean }): AllowedHoles {
  const holes: [string, HoleKind][] = [
    ['day', 'number'],
    ['days', 'number'],
    ...momentHoles('date', 'day'),
    ...(last ? [] : nextHoles()),
    ...textHoles('subscriber', ['first_name']),
    ...textHoles('programme', ['title']),
    ...textHoles('cohort', ['name']),
    ...textHoles('links', Object.keys(programme.links)),
    ['events', 'group'],
    ...Object.entries(programme.events).flatMap(([name, event]) => eventHoles(name, event)),
    ...pagesOf(programme).map((name): [string, HoleKind] => [`events.${name}.page_url`, 'text']),
    ['unsubscribe_url', 'text'],
    ['me_url', 'text'],
    ['read_url', 'text'],
    ['help_url', 'text'],
  ]
  return { holes: new Map(holes), last }
}

/** The holes of the next lesson. */
export function nextHoles(): [string, HoleKind][] {
  return [['next', 'group'], ['next.day', 'number'], ...momentHoles('next.date', 'day')]
}

function textHoles(group: string, names: readonly string[]): [string, HoleKind][] {
  return [[group, 'group'], ...names.map((name): [string, HoleKind] => [`${group}.${name}`, 'text'])]
}

function eventHoles(name: string, event: Programme['events'][string]): [string, HoleKind][] {
  return [
    ...textHoles(`events.${name}`, ['title']),
    [`events.${name}.cancelled`, 'truth'],
    ...momentNames(event).flatMap((moment) => momentHoles(`events.${name}.${moment}`, kindOf(event, moment))),
  ]
}

function momentHoles(name: string, kind: HoleKind): [string, HoleKind][] {
  return [
    [name, kind],
    [`${name}.passed`, 'truth'],
  ]
}

function kindOf(event: Programme['events'][string], name: string): HoleKind {
  return momentOf(event, name)?.at === undefined ? 'day' : 'instant'
}

/** The end of a webinar has an hour as its start has. */
function momentOf(event: Programme['events'][string], name: string): Moment | undefined {
  const written = writtenMoments(event)
  return event.kind === 'webinar' ? written.start : written[name]
}
