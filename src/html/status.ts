import { html } from 'hono/html'
import type { Html } from './html.ts'

export type Tone = 'good' | 'partial' | 'wrong' | 'plain'

/** How something stands, in a word and a colour; the mark before it differs too, for those who see no colours. */
export function status(words: string, tone: Tone = 'plain'): Html {
  return html`<span class="state ${tone}">${words}</span>`
}
