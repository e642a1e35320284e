import { z } from 'zod'
import type { FieldMessages } from './error-summary.ts'

/** What was typed into a field, by its name; empty where nothing was sent. */
export type Typed = (name: string) => string

/** What is wrong with a field: one of its codes, and the detail that its words name. */
export type Fault<Code extends string = string> = Code extends string
  ? { readonly code: Code; readonly detail?: string }
  : never

/** The fields of a form in the order of the page, each with the codes of what can be wrong with it. */
type Codes = { readonly [field: string]: readonly string[] }

export type Faults<C extends Codes> = { readonly [field in keyof C]?: Fault<C[field][number]> }

export type Reading<Value, C extends Codes> = { ok: true; value: Value } | { ok: false; faults: Faults<C> }

export type Form<Value, C extends Codes> = {
  /** Reads all fields at once: what the schema makes of them, or what is wrong with each. */
  read(typed: Typed): Reading<Value, C>
  /** Reads a form in which nothing can be wrong. @throws when something is. */
  take(typed: Typed): Value
}

/**
 * A form as it comes back: `schema` reads an object with the text of each of `fields`. An issue of the schema has one of
 * the field's codes; those of zod itself are `wrong`.
 */
export function form<S extends z.ZodType, const C extends Codes>(
  schema: S,
  { fields }: { fields: C },
): Form<z.output<S>, C> {
  const names = Object.keys(fields)
  const parse = (typed: Typed) =>
    schema.safeParse(Object.fromEntries(names.map((name) => [name, typed(name)])))
  return {
    read(typed) {
      const parsed = parse(typed)
      return parsed.success
        ? { ok: true, value: parsed.data }
        : { ok: false, faults: faultsIn(parsed.error.issues, fields) }
    },
    take(typed) {
      const parsed = parse(typed)
      if (parsed.success) return parsed.data
      throw parsed.error
    },
  }
}

type Issue = z.core.$ZodIssue

/** The first fault of each field. @throws for one that the form does not foresee: no page has words for it. */
function faultsIn<const C extends Codes>(issues: readonly Issue[], fields: C): Faults<C> {
  const faults: Record<string, Fault> = {}
  for (const [field, codes] of Object.entries(fields)) {
    const issue = issues.find(({ path }) => path[0] === field)
    if (issue) faults[field] = faultOf(issue, codes)
  }
  if (Object.keys(faults).length === 0) throw new Error('what is wrong with this form is wrong with no field')
  // Each has one of the codes of its field: `faultOf` has looked.
  return faults as Faults<C>
}

function faultOf(issue: Issue, codes: readonly string[]): Fault {
  const { code = 'wrong', detail } = issue.code === 'custom' ? (issue.params ?? {}) : {}
  if (!codes.includes(code)) throw new Error(`no words for "${code}" in the field "${issue.path.join('.')}"`)
  return typeof detail === 'string' ? { code, detail } : { code }
}

/** A field whose text `read` takes: for the functions of the domain that answer a value or what is wrong. */
export function textField<Value>(
  read: (text: string) => { ok: true; value: Value } | { ok: false; fault: Fault },
): z.ZodType<Value, string> {
  return z.string().transform((text, context) => {
    const got = read(text)
    if (got.ok) return got.value
    context.addIssue({ code: 'custom', params: got.fault })
    return z.NEVER
  })
}

/** Puts what is wrong into words, in the order of the page. */
export function messagesOf<C extends Codes>(
  faults: Faults<C>,
  words: { readonly [field in keyof C]: (fault: Fault<C[field][number]>) => string },
): FieldMessages {
  const messages: Record<string, string> = {}
  for (const field in faults) {
    const fault = faults[field]
    if (fault) messages[field] = words[field](fault)
  }
  return messages
}
