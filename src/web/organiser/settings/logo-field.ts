import { html } from 'hono/html'
import { attributes } from '../../../html/attributes.ts'
import { describedBy, type Notes, notes } from '../../../html/field-notes.ts'
import type { Html } from '../../../html/html.ts'

/** A field for the file of a logo. `accept`: the ends of names that a browser offers. */
export function logoField(settings: Notes & { label: string; accept: string }): Html {
  const { name, label, accept } = settings
  return html`<div class="field">
<label for="${name}">${label}</label>
${notes(settings)}
<input type="file" id="${name}" name="${name}" accept="${accept}"${attributes(describedBy(settings))}>
</div>
`
}
