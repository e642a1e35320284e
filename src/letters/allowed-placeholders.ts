import type { Moment, Programme } from '../domain/programme.ts'
import { writtenMoments } from '../domain/written-moments.ts'
import { momentNames, pagesOf } from './letter-context.ts'

/** What a placeholder gives: words, a number, a day without an hour, an instant, true or false, or only a prefix. */
export type PlaceholderKind = 'text' | 'number' | 'day' | 'instant' | 'truth' | 'group'

/** The placeholders a letter may use, by name with dots, such as `events.webinaire.start`. */
export type AllowedPlaceholders = {
  readonly placeholders: ReadonlyMap<string, PlaceholderKind>
  readonly last: boolean
  /** For moments, beside those that programmes have. */
  readonly filters?: readonly string[]
}

/** The placeholders of docs/letters.md for a programme; `last` is true for its last lesson, which has no next. */
export function allowedPlaceholders(programme: Programme, { last }: { last: boolean }): AllowedPlaceholders {
  const placeholders: [string, PlaceholderKind][] = [
    ['day', 'number'],
    ['days', 'number'],
    ...momentPlaceholders('date', 'day'),
    ...(last ? [] : nextPlaceholders()),
    ...textPlaceholders('subscriber', ['first_name']),
    ...textPlaceholders('programme', ['title']),
    ...textPlaceholders('cohort', ['name']),
    ...textPlaceholders('links', Object.keys(programme.links)),
    ['events', 'group'],
    ...Object.entries(programme.events).flatMap(([name, event]) => eventPlaceholders(name, event)),
    ...pagesOf(programme).map((name): [string, PlaceholderKind] => [`events.${name}.page_url`, 'text']),
    ['unsubscribe_url', 'text'],
    ['me_url', 'text'],
    ['read_url', 'text'],
    ['help_url', 'text'],
  ]
  return { placeholders: new Map(placeholders), last }
}

/** The placeholders of the next lesson. */
export function nextPlaceholders(): [string, PlaceholderKind][] {
  return [['next', 'group'], ['next.day', 'number'], ...momentPlaceholders('next.date', 'day')]
}

function textPlaceholders(group: string, names: readonly string[]): [string, PlaceholderKind][] {
  return [[group, 'group'], ...names.map((name): [string, PlaceholderKind] => [`${group}.${name}`, 'text'])]
}

function eventPlaceholders(name: string, event: Programme['events'][string]): [string, PlaceholderKind][] {
  return [
    ...textPlaceholders(`events.${name}`, ['title']),
    [`events.${name}.cancelled`, 'truth'],
    ...momentNames(event).flatMap((moment) =>
      momentPlaceholders(`events.${name}.${moment}`, kindOf(event, moment)),
    ),
  ]
}

function momentPlaceholders(name: string, kind: PlaceholderKind): [string, PlaceholderKind][] {
  return [
    [name, kind],
    [`${name}.passed`, 'truth'],
  ]
}

function kindOf(event: Programme['events'][string], name: string): PlaceholderKind {
  return momentOf(event, name)?.at === undefined ? 'day' : 'instant'
}

/** The end of a webinar has an hour as its start has. */
function momentOf(event: Programme['events'][string], name: string): Moment | undefined {
  const written = writtenMoments(event)
  return event.kind === 'webinar' ? written.start : written[name]
}
