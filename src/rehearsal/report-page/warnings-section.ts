import { html } from 'hono/html'
import type { Html } from '../../html/html.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport } from '../report.ts'
import { lineWords } from './line-words.ts'

const SHOWN = 4

/** The warnings, the first few in the open; nothing when there are none. */
export function warningsSection(report: RehearsalReport): Html | '' {
  const { warnings, language } = report
  if (warnings.length === 0) return ''
  const say = sayIn(language)
  const shown = warnings.length === SHOWN + 1 ? warnings.length : SHOWN
  const others = warnings.slice(shown)
  return html`<section id="warnings" class="warnings" aria-labelledby="warnings-title">
<h2 id="warnings-title">${say('report.warnings')}</h2>
${list(warnings.slice(0, shown), report)}
${others.length === 0 ? '' : html`<details><summary>${say('report.moreWarnings', { n: others.length })}</summary>${list(others, report)}</details>`}
</section>`
}

function list(warnings: string[], report: RehearsalReport): Html {
  return html`<ul>${warnings.map((warning) => html`<li>${item(warning, report)}</li>\n`)}</ul>`
}

/** `file:line: warning: what`, with what is to be done before where. */
function item(warning: string, report: RehearsalReport): Html | string {
  const [, where, what] = /^(\S+:\d+): warning: (.+)$/s.exec(warning) ?? []
  if (where === undefined || what === undefined) return warning
  const told = lineWords(what, report)
  const words = typeof told === 'string' ? `${told.charAt(0).toUpperCase()}${told.slice(1)}` : told
  return html`${words} <span class="quiet">${where}</span>`
}
