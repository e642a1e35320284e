import { html } from 'hono/html'
import type { Html } from './html.ts'

/** What was just done, in one of our own sentences; nothing where there is none. */
export function notice(told: string | undefined): Html | '' {
  return told === undefined ? '' : html`<p class="note" role="status">${told}</p>`
}
