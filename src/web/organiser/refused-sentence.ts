import { html } from 'hono/html'
import type { Refusal } from '../../domain/refusal.ts'
import { refusalWords } from '../../domain/refusal-words.ts'
import type { Html } from '../../html/html.ts'
import type { Language } from '../../language/catalogues.ts'

/** Why an action did nothing, as a sentence of its own. */
export function refusedSentence(refusal: Refusal, { language }: { language: Language }): string {
  if (refusal.refused === 'rehearsed-change') throw new Error('only a rehearsal refuses so')
  const words = refusalWords(refusal, { language })
  return `${words.charAt(0).toLocaleUpperCase(language)}${words.slice(1)}.`
}

/** In the place of a plan: why there is none. */
export function refusedPlan(refusal: Refusal, visit: { language: Language }): Html {
  return html`<p class="message" role="alert">${refusedSentence(refusal, visit)}</p>`
}
