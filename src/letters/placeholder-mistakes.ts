import { Liquid, type Template } from 'liquidjs'
import { type AllowedPlaceholders, nextPlaceholders, type PlaceholderKind } from './allowed-placeholders.ts'
import { guardedParts, isGuard } from './guarded.ts'
import {
  MOMENT_FILTERS,
  PLACEHOLDER_FILTERS,
  PLACEHOLDER_TAGS,
  TEXT_FILTERS,
  textEngine,
} from './liquid-engines.ts'
import { missingInSchedule } from './missing-in-schedule.ts'
import { expectedName, nearest } from './nearest.ts'
import { placeholderBeyondLimits } from './placeholder-limits.ts'
import { PLACEHOLDER } from './protected-placeholders.ts'

export { type AllowedPlaceholders, allowedPlaceholders } from './allowed-placeholders.ts'

/** One placeholder that would not be filled; `line` counts from 1 in the source that was read. */
export type PlaceholderMistake = { readonly line: number; readonly message: string }

const TAG_NAME = /^\{%-?\s*(\w+)/
const QUOTED = /"[^"]*"|'[^']*'/g

/** Parses without judging names of filters, so that all mistakes are found and not only the first. */
const reader = new Liquid({ strictFilters: false, templates: {}, parseLimit: 1_000_000 })

/**
 * Finds every placeholder of a source that the programme cannot fill, and says what was expected instead. Of a source with
 * more placeholders than a letter may have, only that is said.
 */
export function findPlaceholderMistakes(source: string, allowed: AllowedPlaceholders): PlaceholderMistake[] {
  const beyond = placeholderBeyondLimits(source)
  if (beyond) return [{ line: lineAt(source, beyond.index), message: beyond.message }]
  const mistakes: PlaceholderMistake[] = []
  const guarded = allowed.last ? guardedParts(source, 'next') : []
  const withNext = { ...allowed, placeholders: new Map([...allowed.placeholders, ...nextPlaceholders()]) }
  for (const match of source.matchAll(PLACEHOLDER)) {
    const isGuarded = guarded.some(({ from, to }) => from <= match.index && match.index < to)
    for (const message of placeholderMessages(match[0], isGuarded ? withNext : allowed))
      mistakes.push({ line: lineAt(source, match.index), message })
  }
  const open = source.replace(PLACEHOLDER, (placeholder) => ' '.repeat(placeholder.length)).search(/\{\{|\{%/)
  if (open !== -1)
    mistakes.push({
      line: lineAt(source, open),
      message: 'this placeholder is never closed, or has a brace inside: expected }} or %}',
    })
  return mistakes.length > 0 ? mistakes : structureMistakes(source)
}

function placeholderMessages(placeholder: string, allowed: AllowedPlaceholders): string[] {
  const tag = TAG_NAME.exec(placeholder)?.[1]
  const alone = tag === undefined ? placeholder : completeTag(placeholder, tag)
  if (alone === undefined) {
    return [
      `{% ${tag} %} cannot be used in a letter: expected one of ${[...PLACEHOLDER_TAGS, 'else', 'elsif', 'when'].join(', ')}`,
    ]
  }
  // A range such as (1..1000000) becomes a list of a million numbers for each reader.
  if (placeholder.replace(QUOTED, '').includes('('))
    return ['brackets ( ) cannot be used in a placeholder: expected a name, a text or a number']
  try {
    const templates = reader.parse(alone)
    if (tag === undefined) return outputMessages(templates, allowed)
    return asksForNext(placeholder, allowed) ? [] : conditionMessages(templates, allowed)
  } catch (error) {
    return [`${placeholder} cannot be read: ${reason(error)}`]
  }
}

/** A tag made whole, so that it can be read by itself; undefined for one that letters do not have. */
function completeTag(placeholder: string, tag: string): string | undefined {
  if (tag === 'if' || tag === 'unless' || tag === 'case') return `${placeholder}{% end${tag} %}`
  if (tag === 'elsif') return `{% if true %}${placeholder}{% endif %}`
  if (tag === 'when') return `{% case 1 %}${placeholder}{% endcase %}`
  return /^(?:else|endif|endunless|endcase)$/.test(tag) ? '' : undefined
}

function outputMessages(templates: Template[], allowed: AllowedPlaceholders): string[] {
  const filters = filtersOf(templates[0])
  const known: readonly string[] = [...PLACEHOLDER_FILTERS, ...(allowed.filters ?? [])]
  const unknown = filters.filter((name) => !known.includes(name))
  const paths = pathsIn(templates)
  return [
    ...unknown.map((name) => `no filter “${name}”: ${expected(name, known)}`),
    ...paths.flatMap((path) => unknownPath(path, allowed)),
    ...(unknown.length === 0 ? kindMessage(paths[0], filters[0], allowed) : []),
  ]
}

const CONDITION = /^\{%-?\s*(?:if|unless|elsif)\s+([^{}%]*?)\s*-?%\}$/

/** The last lesson may ask whether there is a next one. */
function asksForNext(placeholder: string, { last }: AllowedPlaceholders): boolean {
  const condition = CONDITION.exec(placeholder)?.[1]
  return last && condition !== undefined && isGuard(condition, 'next') && NEXT_TRUTHS.includes(condition)
}

const NEXT_TRUTHS = ['next', 'next.day', 'next.date.passed']

function conditionMessages(templates: Template[], allowed: AllowedPlaceholders): string[] {
  return pathsIn(templates).flatMap((path) => {
    const kind = allowed.placeholders.get(path)
    if (kind === 'day' || kind === 'instant') {
      return [`“${path}” is a moment, which is always true: expected ${path}.passed`]
    }
    return unknownPath(path, allowed)
  })
}

function kindMessage(
  path: string | undefined,
  filter: string | undefined,
  allowed: AllowedPlaceholders,
): string[] {
  const kind = path === undefined ? undefined : allowed.placeholders.get(path)
  if (path === undefined || kind === undefined) return []
  const wanted = filtersFor(kind, allowed)
  if (filter === undefined) {
    if (kind === 'text' || kind === 'number') return []
    if (kind === 'truth') return [`“${path}” is true or false: expected {% if ${path} %}`]
    if (kind === 'group') return [`“${path}” has no value of its own: expected ${inside(path, allowed)}`]
    return [`“${path}” is a moment: expected a filter, such as {{ ${path} | ${wanted[0]} }}`]
  }
  if (wanted.includes(filter)) return []
  if (filter === 'time' && kind === 'day')
    return [`“${path}” is a whole day and has no hour: expected ${wanted.join(', ')}`]
  const among = wanted.length === 0 ? 'no filter' : wanted.join(', ')
  return [`“${path}” cannot pass through “${filter}”: expected ${among}`]
}

function filtersFor(kind: PlaceholderKind, { filters = [] }: AllowedPlaceholders): readonly string[] {
  if (kind === 'instant') return [...MOMENT_FILTERS, ...filters]
  if (kind === 'day') return [...MOMENT_FILTERS.filter((filter) => filter !== 'time'), ...filters]
  if (kind === 'number') return ['ordinal']
  return kind === 'text' ? TEXT_FILTERS : []
}

function unknownPath(path: string, allowed: AllowedPlaceholders): string[] {
  if (allowed.placeholders.has(path)) return []
  if (allowed.last && isGuard(path, 'next')) {
    return [`“${path}”: the last lesson has no next one, expected {% if next %}…{% endif %} around it`]
  }
  const missing = missingInSchedule(path, allowed)
  if (missing !== undefined) return [`no placeholder “${path}”: ${missing}`]
  const filled = [...allowed.placeholders].filter(([, kind]) => kind !== 'group').map(([name]) => name)
  return [`no placeholder “${path}”: ${expectedName(path, filled) ?? SEE_DOCS}`]
}

function expected(name: string, known: readonly string[]): string {
  const close = nearest(name, known)
  return close === undefined ? SEE_DOCS : `expected “${close}”?`
}

const SEE_DOCS = 'see docs/letters.md for those that exist'

function inside(group: string, allowed: AllowedPlaceholders): string {
  return (
    [...allowed.placeholders.keys()].find((name) => name.startsWith(`${group}.`)) ?? 'another placeholder'
  )
}

function filtersOf(template: Template | undefined): string[] {
  if (!template || !('value' in template)) return []
  const value = template.value as { filters?: { name: string }[] }
  return (value.filters ?? []).map((filter) => filter.name)
}

function pathsIn(templates: Template[]): string[] {
  const found = reader.analyzeSync(templates, { partials: false }).globals
  return Object.values(found).flatMap((variables) =>
    variables.map((variable) => variable.toArray().join('.')),
  )
}

function structureMistakes(source: string): PlaceholderMistake[] {
  try {
    textEngine.parse(source)
    return []
  } catch (error) {
    return [{ line: Number(/line:(\d+)/.exec(String(error))?.[1] ?? 1), message: reason(error) }]
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) throw error
  return error.message.replace(/, line:\d+, col:\d+$/, '')
}

function lineAt(source: string, index: number): number {
  return source.slice(0, index).split('\n').length
}
