import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import { describedBy, notes } from './field-notes.ts'
import type { Html } from './html.ts'

export type FileField = {
  name: string
  label: string
  hint: string
  /** The ends of names that may be chosen, such as `.csv`. */
  accept: readonly string[]
  message?: string | undefined
}

/** Where a file is chosen, or dropped: browsers take what is dropped on such a field by themselves. */
export function fileField({ name, label, accept, ...told }: FileField): Html {
  const given = attributes({
    id: name,
    name,
    type: 'file',
    required: true,
    ...describedBy({ name, ...told }),
  })
  return html`<div class="field file">
<label for="${name}">${label}</label>
${notes({ name, ...told })}
<input${given} accept="${accept.join(',')}">
</div>
`
}
