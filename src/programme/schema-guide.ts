import { z } from 'zod'

type JsonSchema = z.core.JSONSchema.JSONSchema

/** What a schema says about one path of a file, for messages. */
export type SchemaGuide = {
  /** The keys allowed at this path; empty when any key is allowed. */
  keysAt: (path: readonly PropertyKey[], value: unknown) => string[]
  /** What is expected at this path, in words: its description, else its choices, else its type. */
  wordsAt: (path: readonly PropertyKey[], value: unknown) => string
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  object: 'a group of keys',
  array: 'a list',
  boolean: 'true or false',
}

/** Reads a zod schema as JSON Schema, in which each key has its description. `value` is the whole file. */
export function schemaGuide(schema: z.ZodType): SchemaGuide {
  const root = z.toJSONSchema(schema, { io: 'input' })
  return {
    keysAt: (path, value) => [
      ...new Set(at(root, path, value).flatMap((found) => Object.keys(found.properties ?? {}))),
    ],
    wordsAt: (path, value) => {
      const steps = path.slice(0, -1)
      const last = path.at(-1)
      const schemas =
        last === undefined ? [root] : at(root, steps, value).flatMap((found) => child(found, last))
      return words(schemas)
    },
  }
}

/** The schemas that may apply at a path. Of branches that differ by `kind`, only the one of the value. */
function at(root: JsonSchema, path: readonly PropertyKey[], value: unknown): JsonSchema[] {
  let schemas = branches(root, value)
  let here = value
  for (const step of path) {
    here = stepInto(here, step)
    schemas = schemas.flatMap((found) => child(found, step)).flatMap((found) => branches(found, here))
  }
  return schemas
}

function branches(schema: JsonSchema, value: unknown): JsonSchema[] {
  const options = schema.anyOf ?? schema.oneOf
  if (options === undefined) return [schema]
  const all = options.flatMap(asSchema)
  const kind = stepInto(value, 'kind')
  const ofKind = all.filter((option) => asSchema(option.properties?.kind)[0]?.const === kind)
  return ofKind.length > 0 ? ofKind : all
}

function child(found: JsonSchema, step: PropertyKey): JsonSchema[] {
  if (typeof step === 'number') return asSchema(Array.isArray(found.items) ? undefined : found.items)
  const own = found.properties?.[String(step)]
  return asSchema(own ?? found.additionalProperties)
}

function asSchema(schema: JsonSchema | boolean | undefined): JsonSchema[] {
  return typeof schema === 'object' ? [schema] : []
}

function words(schemas: readonly JsonSchema[]): string {
  const described = schemas.find((found) => found.description !== undefined)
  if (described?.description !== undefined) return described.description
  const choices = schemas.flatMap((found) => found.enum ?? (found.const === undefined ? [] : [found.const]))
  if (choices.length > 0) return `one of: ${choices.join(', ')}`
  const types = schemas.flatMap((found) => found.type ?? asSchema(found.anyOf?.[0])[0]?.type ?? [])
  return [...new Set(types)].map((type) => TYPE_WORDS[type] ?? type).join(' or ') || 'a value'
}

function stepInto(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<PropertyKey, unknown>)[step]
    : undefined
}
