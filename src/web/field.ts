import { html } from 'hono/html'
import type { Html } from './page.ts'

export type Field = {
  /** The name of the form's value, and the id that an error summary links to. */
  name: string
  label: string
  type?: 'text' | 'email' | 'date' | 'time' | 'tel' | 'url'
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
  const { name, label, type = 'text', value = '', hint, message, autocomplete, required } = settings
  const asTyped = type === 'email' ? html` autocapitalize="none" spellcheck="false"` : ''
  return html`<div class="field">
<label for="${name}">${label}</label>
${notes({ name, hint, message })}
<input id="${name}" name="${name}" type="${type}" value="${value}"${
    autocomplete ? html` autocomplete="${autocomplete}"` : ''
  }${asTyped}${required ? html` required` : ''}${describedBy({ name, hint, message })}>
</div>
`
}

export type Option = { value: string; label: string; hint?: string; disabled?: boolean }

export type Choice = {
  name: string
  options: readonly Option[]
  /** The value that is chosen. */
  value?: string | undefined
  hint?: string | undefined
  message?: string | undefined
  required?: boolean
} & (
  | { /** Makes a list that opens. */ label: string }
  | { /** Makes radio buttons, all in view. */ legend: string }
)

/** One of several: radio buttons under a `legend`, or a list that opens under a `label`. */
export function choice(settings: Choice): Html {
  return 'legend' in settings ? radios(settings) : list(settings)
}

function radios(settings: Choice & { legend: string }): Html {
  const { name, legend, options, hint, message } = settings
  return html`<fieldset class="field" role="radiogroup"${describedBy(settings)}>
<legend>${legend}</legend>
${notes({ name, hint, message })}
${options.map((option, index) => radio({ option, id: index === 0 ? name : `${name}-${index + 1}` }, settings))}
</fieldset>
`
}

function radio({ option, id }: { option: Option; id: string }, { name, value, required }: Choice): Html {
  const { label, hint } = option
  return html`<label class="option" for="${id}">
<input id="${id}" name="${name}" type="radio" value="${option.value}"${option.value === value ? html` checked` : ''}${
    option.disabled ? html` disabled` : ''
  }${required ? html` required` : ''}> <span>${label}${hint ? html` <span class="hint">${hint}</span>` : ''}</span>
</label>
`
}

function list(settings: Choice & { label: string }): Html {
  const { name, label, options, value, hint, message, required } = settings
  return html`<div class="field">
<label for="${name}">${label}</label>
${notes({ name, hint, message })}
<select id="${name}" name="${name}"${required ? html` required` : ''}${describedBy(settings)}>
${options.map(
  (option) =>
    html`<option value="${option.value}"${option.value === value ? html` selected` : ''}${
      option.disabled ? html` disabled` : ''
    }>${option.label}</option>
`,
)}</select>
</div>
`
}

type Notes = Pick<Field, 'name' | 'hint' | 'message'>

function notes({ name, hint, message }: Notes): Html {
  return html`${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}${
    message ? html`<p class="message" id="${name}-message">${message}</p>` : ''
  }`
}

function describedBy({ name, hint, message }: Notes): Html {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(message ? [`${name}-message`] : [])]
  return html`${ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : ''}${
    message ? html` aria-invalid="true"` : ''
  }`
}
