import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import { describedBy, notes } from './field-notes.ts'
import type { Html } from './html.ts'

export type Field = {
  /** The name of the form's value, and the id that an error summary links to. */
  name: string
  label: string
  type?: 'text' | 'email' | 'date' | 'time' | 'tel' | 'url' | 'color'
  /** What was typed, or what is known. */
  value?: string | undefined
  hint?: string | undefined
  /** What is wrong with the value, in the reader's language. */
  message?: string | undefined
  /** A token of the standard, such as `email` or `given-name`. */
  autocomplete?: string | undefined
  required?: boolean
}

/** A labelled input with its hint and its message, both read out with it. */
export function field(settings: Field): Html {
  const { name, label, type = 'text', value = '', autocomplete, required } = settings
  const asTyped = type === 'email' && ({ autocapitalize: 'none', spellcheck: 'false' } as const)
  return html`<div class="field">
<label for="${name}">${label}</label>
${notes(settings)}
<input${attributes({ id: name, name, type, value, autocomplete, ...asTyped, required, ...describedBy(settings) })}>
</div>
`
}

export type LinesField = Omit<Field, 'type' | 'autocomplete'> & {
  /** How many lines are in view. */
  rows: number
  /** In characters. */
  longest: number
}

/** A labelled field for several lines. */
export function linesField(settings: LinesField): Html {
  const { name, label, value = '', rows, longest, required } = settings
  const given = attributes({ id: name, name, rows, maxlength: longest, required, ...describedBy(settings) })
  // A browser drops the first line break after the tag: this one, and not one that was typed.
  return html`<div class="field">
<label for="${name}">${label}</label>
${notes(settings)}
<textarea${given}>
${value}</textarea>
</div>
`
}
