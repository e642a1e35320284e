import { raw } from 'hono/html'
import { escapeToBuffer } from 'hono/utils/html'
import type { Html } from './html.ts'

/** Attributes that parts of a page write by a condition. No `style` and no `on…`: our pages allow neither. */
type Name =
  | ('action' | 'autocapitalize' | 'autocomplete' | 'autofocus' | 'checked' | 'class' | 'disabled' | 'href')
  | ('id' | 'lang' | 'maxlength' | 'name' | 'open' | 'rel' | 'required' | 'role' | 'rows' | 'scope')
  | ('selected' | 'spellcheck' | 'tabindex' | 'type' | 'value')
  | `aria-${string}`

/** `true` writes the name alone, as in `required`; `undefined`, `false` and an empty list write nothing. */
type Value = string | number | boolean | readonly string[] | undefined

export type Attributes = { readonly [name in Name]?: Value }

/**
 * Attributes for a tag, each after a space and escaped. A list, such as ids for `aria-describedby`, is joined by
 * spaces.
 */
export function attributes(given: Attributes): Html {
  // One string for all of them: a template for each takes twice the time, and a list of zones has four hundred.
  const written: [string] = ['']
  for (const name in given) write(written, name, given[name as Name])
  return raw(written[0])
}

function write(written: [string], name: string, value: Value): void {
  if (value === undefined || value === false) return
  if (typeof value === 'object' && value.length === 0) return
  written[0] += ` ${name}`
  if (value === true) return
  written[0] += '="'
  escapeToBuffer(typeof value === 'object' ? value.join(' ') : String(value), written)
  written[0] += '"'
}
