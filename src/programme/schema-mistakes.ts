import type { z } from 'zod'
import { errorAt, type Mistake } from './mistake.ts'
import { partName } from './part-name.ts'
import type { SchemaGuide } from './schema-guide.ts'
import { oneOf, suggest } from './suggest.ts'
import { unknownKey } from './unknown-key.ts'
import type { YamlSource } from './yaml-source.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]
type Found = { path: Path; what: string; expected?: string }

const MAX_SHOWN = 60

/** Turns zod's issues with a YAML file into mistakes with lines, in plain words. */
export function schemaMistakes(
  issues: readonly Issue[],
  from: { source: YamlSource; guide: SchemaGuide; file: string },
): Mistake[] {
  const found = issues.flatMap((issue) => explain(issue, [], from))
  return found.map(({ path, what, expected }) =>
    errorAt({ file: from.file, line: from.source.lineOf(path) }, what, expected),
  )
}

type From = { source: YamlSource; guide: SchemaGuide }

function explain(issue: Issue, base: Path, from: From): Found[] {
  const path = [...base, ...issue.path]
  const value = valueAt(from.source.value, path)
  if (issue.code === 'unrecognized_keys') {
    const known = from.guide.keysAt(path, from.source.value)
    return issue.keys.map((key) => ({ path: [...path, key], ...unknownKey(key, known) }))
  }
  if (issue.code === 'invalid_key') {
    const reason = issue.issues[0]?.message ?? issue.message
    return [{ path, what: `the name '${String(path.at(-1))}' cannot be used`, ...expectedIn(reason) }]
  }
  if (value === undefined) return [missing(path, from)]
  if (value === null) return [{ path, what: `${partName(path)} is empty`, expected: wordsAt(path, from) }]
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0]
    if (nearest !== undefined && isGroup(value)) return nearest.flatMap((inner) => explain(inner, path, from))
  }
  return [{ path, ...wrongValue(issue, { path, value, from }) }]
}

function missing(path: Path, from: From): Found {
  return { path, what: `the key ${partName(path)} is missing`, expected: wordsAt(path, from) }
}

function wrongValue(issue: Issue, at: { path: Path; value: unknown; from: From }): Omit<Found, 'path'> {
  const name = partName(at.path)
  const is = `${name} is ${shown(at.value)}`
  switch (issue.code) {
    case 'invalid_type':
      return { what: is, expected: typeWords(at) }
    case 'invalid_value':
      return choice(is, issue.values.map(String), at.value)
    case 'invalid_union':
      if ('options' in issue && Array.isArray(issue.options))
        return choice(is, issue.options.map(String), at.value)
      return { what: is, expected: wordsAt(at.path, at.from) }
    case 'too_small':
      if (typeof at.value === 'number') return { what: is, expected: `a number from ${issue.minimum} up` }
      return { what: `${name} is empty`, expected: wordsAt(at.path, at.from) }
    case 'too_big':
      if (typeof at.value !== 'string') return { what: is, expected: `at most ${issue.maximum}` }
      return { what: `${name} has ${at.value.length} characters`, expected: `at most ${issue.maximum}` }
    default:
      return { what: is, ...expectedIn(issue.message) }
  }
}

function choice(is: string, options: readonly string[], value: unknown): Omit<Found, 'path'> {
  return { what: `${is}${suggest(String(value), options)}`, expected: oneOf(options) }
}

/** Unquoted `yes`, `12:30` or `2026` is not text in YAML, so the message says what to do about it. */
function typeWords({ path, value, from }: { path: Path; value: unknown; from: From }): string {
  const words = wordsAt(path, from)
  const isText = typeof value === 'number' || typeof value === 'boolean'
  return isText && words === 'text' ? 'text: put it between quotes' : words
}

function wordsAt(path: Path, { source, guide }: From): string {
  return path.length === 0 ? 'keys, such as title: …' : guide.wordsAt(path, source.value)
}

/** Messages of our own schemas start with "expected". */
function expectedIn(message: string): { expected: string } {
  return { expected: message.replace(/^expected /, '') }
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (isGroup(value)) return 'a group of keys'
  const text = String(value)
  const cut = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
  return typeof value === 'string' ? `'${cut}'` : cut
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce(
    (here, step) => (isGroup(here) && Object.hasOwn(here, step) ? here[step] : undefined),
    value,
  )
}

function isGroup(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}
