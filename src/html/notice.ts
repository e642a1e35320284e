import { html } from 'hono/html'
import type { Html } from './html.ts'

/** What was just done, from the `done` of the address: one of our own sentences, or nothing. */
export function notice(sentences: Readonly<Record<string, string>>, done: string | undefined): Html | '' {
  const told = done !== undefined && Object.hasOwn(sentences, done) ? sentences[done] : undefined
  return told === undefined ? '' : html`<p class="note" role="status">${told}</p>`
}
