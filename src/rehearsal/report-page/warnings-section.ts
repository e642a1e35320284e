import { html } from 'hono/html'
import { warningWords } from '../../domain/warning-words.ts'
import type { Html } from '../../html/html.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport, ReportedWarning } from '../report.ts'

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

function list(warnings: ReportedWarning[], report: RehearsalReport): Html {
  return html`<ul>${warnings.map((warning) => html`<li>${item(warning, report)}</li>\n`)}</ul>`
}

/**
 * What is to be done, then where. What a library says is English, and marked as such for those who have pages read
 * aloud.
 */
function item({ file, line, what, warning }: ReportedWarning, { language }: RehearsalReport): Html {
  const isForeign = !warning && language !== 'en'
  const words = isForeign
    ? html`<span lang="en">${what}</span>`
    : capitalised(warning ? warningWords(warning, { language }) : what)
  return html`${words} <span class="quiet">${file}:${line}</span>`
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
