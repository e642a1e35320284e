import { html } from 'hono/html'
import type { RehearsalReport } from '../report.ts'
import { WORDS } from './words.ts'

type Html = ReturnType<typeof html>

const SHOWN = 4

/** The warnings, the first few in the open; nothing when there are none. */
export function warningsSection({ warnings, language }: RehearsalReport): Html | '' {
  if (warnings.length === 0) return ''
  const words = WORDS[language]
  const shown = warnings.length === SHOWN + 1 ? warnings.length : SHOWN
  const others = warnings.slice(shown)
  return html`<section id="warnings" class="warnings" aria-labelledby="warnings-title">
<h2 id="warnings-title">${words.warnings}</h2>
${list(warnings.slice(0, shown))}
${others.length === 0 ? '' : html`<details><summary>${words.moreWarnings(others.length)}</summary>${list(others)}</details>`}
</section>`
}

function list(warnings: string[]): Html {
  return html`<ul>${warnings.map((warning) => html`<li>${item(warning)}</li>\n`)}</ul>`
}

/** `file:line: warning: what`, with what is to be done before where. */
function item(warning: string): Html | string {
  const [, where, what] = /^(\S+:\d+): warning: (.+)$/s.exec(warning) ?? []
  if (where === undefined || what === undefined) return warning
  return html`${what.charAt(0).toUpperCase()}${what.slice(1)} <span class="where">${where}</span>`
}
