import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { status, type Tone } from '../../../html/status.ts'

/** Something that needs an organiser, with what can be done about it beside it. */
export type Need = {
  tone: Tone
  title: string
  /** What is good to know before one acts. */
  text?: string | undefined
  /** The words of a relay or of the system, as they are. */
  said?: string | undefined
  ways: Html | ''
}

export function needItem({ tone, title, text, said, ways }: Need): Html {
  return html`<li class="need">
<div><h3>${status(title, tone)}</h3>
${text === undefined ? '' : html`<p>${text}</p>\n`}${said === undefined ? '' : html`<p class="said">${said}</p>\n`}</div>
<div class="need-ways">${ways}</div>
</li>
`
}
