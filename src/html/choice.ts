import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import { describedBy, notes } from './field-notes.ts'
import type { Html } from './html.ts'

/** `lang`: of the label, where that is not the page's. */
export type Option = { value: string; label: string; hint?: string; disabled?: boolean; lang?: string }

/** Options of a list that opens, under a label of their own. */
export type OptionGroup = { label: string; options: readonly Option[] }

export type Choice = {
  name: string
  options: readonly Option[]
  /** The value that is chosen. */
  value?: string | undefined
  hint?: string | undefined
  message?: string | undefined
  required?: boolean
} & (
  | {
      /** Makes a list that opens. */ label: string /** What follows the options. */
      groups?: readonly OptionGroup[]
    }
  | { /** Makes radio buttons, all in view. */ legend: string }
)

/** One of several: radio buttons under a `legend`, or a list that opens under a `label`. */
export function choice(settings: Choice): Html {
  return 'legend' in settings ? radios(settings) : list(settings)
}

function radios(settings: Choice & { legend: string }): Html {
  const { name, legend, options } = settings
  return html`<fieldset class="field" role="radiogroup"${attributes(describedBy(settings))}>
<legend>${legend}</legend>
${notes(settings)}
${options.map((option, index) => radio({ option, id: index === 0 ? name : `${name}-${index + 1}` }, settings))}
</fieldset>
`
}

function radio({ option, id }: { option: Option; id: string }, { name, value, required }: Choice): Html {
  const { label, hint, disabled } = option
  const isChosen = option.value === value
  const given = { id, name, type: 'radio', value: option.value, checked: isChosen, disabled, required }
  return html`<label class="option" for="${id}">
<input${attributes(given)}> <span>${label}${hint ? html` <span class="hint">${hint}</span>` : ''}</span>
</label>
`
}

function list(settings: Choice & { label: string; groups?: readonly OptionGroup[] }): Html {
  const { name, label, options, groups = [], value, required } = settings
  return html`<div class="field">
<label for="${name}">${label}</label>
${notes(settings)}
<select${attributes({ id: name, name, required, ...describedBy(settings) })}>
${options.map((option) => listed(option, value))}${groups.map((group) => grouped(group, value))}</select>
</div>
`
}

function grouped({ label, options }: OptionGroup, chosen: string | undefined): Html {
  return html`<optgroup label="${label}">
${options.map((option) => listed(option, chosen))}</optgroup>
`
}

function listed({ value, label, disabled, lang }: Option, chosen: string | undefined): Html {
  return html`<option value="${value}"${attributes({ selected: value === chosen, disabled, lang })}>${label}</option>
`
}

export type CheckBox = {
  name: string
  /** What is sent when it is ticked. */
  value: string
  label: string
  isTicked: boolean
  message?: string | undefined
  required?: boolean
}

/** A box to tick beside its words. */
export function checkBox({ name, value, label, isTicked, message, required }: CheckBox): Html {
  const given = { id: name, name, type: 'checkbox', value, required, checked: isTicked }
  return html`<div class="field">
${notes({ name, message })}<label class="option" for="${name}"><input${attributes({ ...given, ...describedBy({ name, message }) })}> <span>${label}</span></label>
</div>
`
}
