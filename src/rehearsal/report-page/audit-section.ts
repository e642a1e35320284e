import { html } from 'hono/html'
import type { Invariant } from '../../domain/invariant.ts'
import type { Html } from '../../html/html.ts'
import type { RehearsalReport } from '../report.ts'
import { lineWords } from './line-words.ts'
import { promiseWords } from './verdict.ts'
import { WORDS } from './words.ts'

const CASES_SHOWN = 10

/** A row for each invariant: the promise, whether it holds, and what broke it. */
export function auditSection(report: RehearsalReport): Html {
  const { audit, language } = report
  const words = WORDS[language]
  return html`<section id="audit" aria-labelledby="audit-title">
<h2 id="audit-title">${words.auditTitle}</h2>
<table class="audit">
<caption>${words.auditCaption}</caption>
<thead><tr><th scope="col">${words.promise}</th><th scope="col">${words.result}</th></tr></thead>
<tbody>
${audit.invariants.map((invariant) => invariantRow(invariant, report))}</tbody>
</table>
${closeTogether(report)}</section>
`
}

function invariantRow(invariant: Invariant, report: RehearsalReport): Html {
  const { language } = report
  const words = WORDS[language]
  const { id, holds, broken } = invariant
  const cases = broken.slice(0, CASES_SHOWN)
  return html`<tr class="${holds ? 'holds' : 'broken'}"><th scope="row">${promiseWords(invariant, language)} <span class="quiet">${id}</span>${
    cases.length === 0
      ? ''
      : html`<ul class="cases">${cases.map((text) => html`<li>${lineWords(text, report)}</li>`)}</ul>`
  }${broken.length > cases.length ? html`<p class="quiet">${words.more(broken.length - cases.length)}</p>` : ''}</th><td>${holds ? words.holds : words.broken}</td></tr>
`
}

/** What is no break of a promise, and still may be worth a look. */
function closeTogether(report: RehearsalReport): Html | '' {
  const { language } = report
  const lines = report.audit.closeTogether
  if (lines.length === 0) return ''
  const words = WORDS[language]
  return html`<h3 class="subhead">${words.closeTitle}</h3>
<p class="quiet">${words.closeNote(lines.length)}</p>
<ul class="cases">${lines.slice(0, CASES_SHOWN).map((line) => html`<li>${lineWords(line, report)}</li>`)}</ul>
`
}
