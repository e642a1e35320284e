import { html } from 'hono/html'
import type { Attributes } from './attributes.ts'
import type { Html } from './html.ts'

/** What stands beside a field: how to fill it in, and what is wrong with it. */
export type Notes = { name: string; hint?: string | undefined; message?: string | undefined }

export function notes({ name, hint, message }: Notes): Html {
  return html`${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}${
    message ? html`<p class="message" id="${name}-message">${message}</p>` : ''
  }`
}

/** Has the notes read out with the field. */
export function describedBy({ name, hint, message }: Notes): Attributes {
  return {
    'aria-describedby': [...(hint ? [`${name}-hint`] : []), ...(message ? [`${name}-message`] : [])],
    'aria-invalid': message ? 'true' : undefined,
  }
}
