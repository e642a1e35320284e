import { html } from 'hono/html'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

export type Tab = { href: string; label: string; isCurrent: boolean }

export type Tabs = {
  /** What the tabs choose between, for those who listen. */
  label: string
  tabs: readonly Tab[]
  /** A link beside them that is no tab. */
  aside?: Html
  /** `plain` for a choice inside a tab. */
  kind?: 'tabs' | 'plain'
}

/** Links between the forms of one thing, each a page of its own; the current one is marked. */
export function tabs({ label, tabs: all, aside, kind = 'tabs' }: Tabs): Html {
  return html`<nav class="${kind === 'tabs' ? 'tabs' : 'choices'}" aria-label="${label}">
${all.map(tab)}${aside ?? ''}</nav>
`
}

function tab({ href, label, isCurrent }: Tab): Html {
  return html`<a${attributes({ href, 'aria-current': isCurrent ? 'page' : undefined })}>${label}</a>
`
}
