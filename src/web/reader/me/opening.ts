import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'

/** A part of a page under a line that opens it. */
export function opening(title: string, content: Html, isOpen = false): Html {
  return html`<details${isOpen ? html` open` : ''}><summary>${title}</summary>
<div>${content}</div></details>
`
}
